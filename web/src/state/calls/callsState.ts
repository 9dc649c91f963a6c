import type { Call } from '@hearth/domain/call';
import type { CallKind } from '@hearth/domain/callKind';
import type { CallLife } from '@hearth/domain/callLife';
import type { CallQuality } from '@hearth/domain/callQuality';
import type { ErrorCode } from '@hearth/domain/errors';
import type { RoomKind } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import type { CallDeviceChoice } from '../../ports/callMedia';

/** A call that asks for this person. */
export interface IncomingCall {
  call: Call;
  /** Shown without a sound: do not disturb, quiet hours, a muted room. */
  isSilent: boolean;
}

/** What one sends, and what one would like to. */
export interface OwnMedia {
  isMuted: boolean;
  /** Heard only while the key or button is held. */
  isPushToTalk: boolean;
  /** Push to talk: held now. */
  isTalking: boolean;
  camera: 'off' | 'starting' | 'on';
  /** The camera stays on for oneself, but the network is too slow to send it. */
  isCameraHeld: boolean;
  /** Voice and camera, for one's own tile; null while nothing is open. */
  stream: MediaStream | null;
  /** The screen one shares. */
  screen: MediaStream | null;
  /** When one raised the hand. */
  handAt: Millis | null;
  devices: CallDeviceChoice;
  /** Why the microphone, camera or screen could not be opened; the call goes on without. */
  problem: ErrorCode | null;
}

/** Somebody else in the call. */
export interface CallPerson {
  uid: string;
  link: 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** Voice and camera. */
  stream: MediaStream | null;
  screen: MediaStream | null;
  isMuted: boolean;
  hasCamera: boolean;
  handAt: Millis | null;
  isSpeaking: boolean;
  /** How well this link does; null while unknown. */
  quality: 'good' | 'fair' | 'poor' | null;
}

/** The one call that this tab is in, or has just been in. */
export interface CurrentCall {
  /** Also the id of the message that tells of it. */
  callId: string;
  roomId: string;
  roomKind: RoomKind;
  kind: CallKind;
  callerId: string;
  life: CallLife;
  own: OwnMedia;
  /** The others in the call, longest there first. */
  people: readonly CallPerson[];
  /** Who speaks, or spoke last; null when nobody has yet. May be oneself. */
  speakerId: string | null;
  /** What this tab sends. */
  quality: CallQuality;
  /** Whether it fills the window or floats above the rooms. */
  isExpanded: boolean;
}

export interface CallsState {
  /** Calls that ring here, oldest first. */
  incoming: readonly IncomingCall[];
  current: CurrentCall | null;
  /** Who tried to call while one was in another call; cleared by `dismissBusy`. */
  triedWhileBusy: readonly { callId: string; callerId: string }[];
  /**
   * Why the last call did not come about (`offline`, `blocked`, `rateLimited`, `callsUnsupported`
   * ...): there is no `current` then. Until `dismissFailure` or the next call.
   */
  failure: ErrorCode | null;
}

export const NO_CALLS: CallsState = {
  incoming: [],
  current: null,
  triedWhileBusy: [],
  failure: null,
};

/** How one comes in. */
export interface JoinWish {
  hasCamera: boolean;
  isMuted: boolean;
}

/** The headless core of calls. Nothing here rejects: what fails shows in the state. */
export interface CallsActions {
  /** Calls the people of a room, or comes into the call that is going on there. */
  call(roomId: string, kind: CallKind, wish: JoinWish): void;
  /**
   * Takes a call that rings, or comes in by its id: from a notification, or from another tab. Ends a
   * call that one is in.
   */
  accept(callId: string, wish: JoinWish): void;
  decline(callId: string): void;
  hangUp(): void;
  /** Puts the call that ended out of sight. */
  dismiss(): void;
  dismissBusy(callId: string): void;
  dismissFailure(): void;

  setMuted(isMuted: boolean): void;
  setPushToTalk(isOn: boolean): void;
  /** Push to talk: held or let go. */
  talk(isHeld: boolean): void;
  setCamera(isOn: boolean): void;
  /** Front or back, on phones. */
  turnCamera(): void;
  /** Also remembered for the next call. */
  choose(choice: Partial<CallDeviceChoice>): void;
  share(): void;
  stopSharing(): void;
  raiseHand(isRaised: boolean): void;
  clearProblem(): void;
  expand(isExpanded: boolean): void;
}
