import type { CallMediaPort } from '../../../ports/callMedia';
import type { CallsActions } from '../../../state/calls/callsState';
import { useCallDevices } from '../devices/useCallDevices';

/** Turns front to back where a finger is the pointer and there are two cameras; else undefined. */
export function useTurnCamera(
  media: CallMediaPort | null,
  actions: CallsActions,
): (() => void) | undefined {
  const isTouch = matchMedia('(pointer: coarse)').matches;
  const { cameras } = useCallDevices(isTouch ? media : null);
  return isTouch && cameras.length > 1 ? () => actions.turnCamera() : undefined;
}
