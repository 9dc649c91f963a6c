import { CallLayer } from '../features/calls/CallLayer';
import { IncomingCalls } from '../features/calls/ringing/IncomingCalls';
import { RING_KEYS, RING_KEYS_LABEL } from './shortcutKeys';
import { useCallNotices } from './useCallNotices';
import { useRingsTold } from './useRingsTold';
import { useStayInCall } from './useStayInCall';

/**
 * What rings, and the call that one is in; comes after the first view, or with the first call. All
 * in one piece: nobody may be heard in a call whose views could not be fetched.
 */
export function LateCalls() {
  useCallNotices();
  useRingsTold();
  useStayInCall();
  return (
    <>
      <IncomingCalls keys={RING_KEYS} keysLabel={RING_KEYS_LABEL} />
      <CallLayer />
    </>
  );
}

/** What stands above a room comes along: it leads into the same call. */
export { CallButtons } from '../features/calls/header/CallButtons';
