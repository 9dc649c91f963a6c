import type { CallSlot } from '../../ports/callPeer';

type SlotStream = 'camera' | 'screen';

interface SlotPlace {
  slot: CallSlot;
  kind: 'audio' | 'video';
  stream: SlotStream;
}

/**
 * The places of every link, in the order in which they are offered: the first place is the voice, and
 * so on, whether anything is sent in it or not. Both sides know what is what by its place alone, and
 * nothing that is switched on or off in a call needs another offer.
 */
export const CALL_PLACES: readonly SlotPlace[] = [
  { slot: 'voice', kind: 'audio', stream: 'camera' },
  { slot: 'camera', kind: 'video', stream: 'camera' },
  { slot: 'screen', kind: 'video', stream: 'screen' },
  { slot: 'screenSound', kind: 'audio', stream: 'screen' },
];
