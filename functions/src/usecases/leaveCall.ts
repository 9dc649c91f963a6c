import type { Millis } from '@hearth/domain/time';
import type { CallStore } from '../ports/calls';
import { withoutMember } from './callEnds';

/** Takes a person who is no longer in a room out of the call that goes on there. */
export function leaveCall(
  { callId, uid }: { callId: string; uid: string },
  { calls, now }: { calls: Pick<CallStore, 'change'>; now: () => Millis },
): Promise<void> {
  return calls.change(callId, (call) => withoutMember(call, uid, now()));
}
