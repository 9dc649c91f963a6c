import { mayRing } from '@hearth/domain/call';
import { CALL_RING_MS } from '@hearth/domain/limits';
import { SECOND_MS } from '@hearth/domain/time';
import type { CallStore } from '../ports/calls';
import { unanswered } from './callEnds';
import type { NotifyPorts } from './notifyMessage';
import { tellMissed } from './ringDevices';

interface TimeOutPorts extends NotifyPorts {
  calls: Pick<CallStore, 'call' | 'change'>;
  wait: (ms: number) => Promise<unknown>;
}

/** Who waits looks after this long whether there is anything left to wait for. */
const LOOK_MS = 3 * SECOND_MS;

/**
 * Ends a call that nobody took, also when the caller's browser died; one that goes on in a group rings
 * no longer for those who have not come. Any other call stays as it is. Waits for what is left of the
 * ring: clocks differ by moments, and local engines keep no task back. Rejects when some could not be
 * told for now.
 */
export async function callTimedOut(callId: string, ports: TimeOutPorts): Promise<void> {
  const { calls, now, wait } = ports;
  for (;;) {
    const call = await calls.call(callId);
    if (call === null || !mayRing(call)) return;
    const left = call.createdAt + CALL_RING_MS - now();
    if (left <= 0) break;
    await wait(Math.min(left, LOOK_MS));
  }
  await calls.change(callId, (call) => unanswered(call, now()));
  const call = await calls.call(callId);
  if (call?.state === 'ongoing' && mayRing(call)) await tellMissed(call, ports);
}
