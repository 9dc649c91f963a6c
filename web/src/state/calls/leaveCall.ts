import type { Call } from '@hearth/domain/call';
import type { CallEnd, CallsPort } from '../../ports/calls';
import { insist } from './insist';
import { readCall } from './readCall';

/** Half a minute: after that the others know, and functions put it in order. */
const TRIES = 6;

interface Leaving {
  callId: string;
  /** As it was last seen; null when it was not. */
  call: Call | null;
  me: CallEnd;
  outcome: Parameters<CallsPort['leave']>[2];
}

/** Takes this tab out of a call, as well as it can be done. Never rejects. */
export async function leaveCall(
  calls: Pick<CallsPort, 'watch' | 'leave'>,
  { callId, call, me, outcome }: Leaving,
): Promise<void> {
  try {
    const known = call ?? (await insist(() => readCall(calls, callId), TRIES));
    if (known) await insist(() => calls.leave(known, me, outcome), TRIES);
  } catch (error) {
    console.warn('A call was not left.', error);
  }
}
