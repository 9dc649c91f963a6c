import { CALL_BEAT_MS } from '@hearth/domain/limits';
import type { CallEnd, CallsPort } from '../../ports/calls';
import type { Unsubscribe } from '../../ports/unsubscribe';

interface Beating {
  callId: string;
  me: CallEnd;
  /** Done with each beat. */
  also: () => void;
}

/**
 * Says every few minutes that this tab is in the call, until stopped: a function takes out of it who
 * does not. What does not get through is said again with the next beat.
 */
export function keepBeating(
  calls: Pick<CallsPort, 'beat'>,
  { callId, me, also }: Beating,
): Unsubscribe {
  const timer = setInterval(() => {
    calls.beat(callId, me).catch(() => undefined);
    also();
  }, CALL_BEAT_MS);
  return () => clearInterval(timer);
}
