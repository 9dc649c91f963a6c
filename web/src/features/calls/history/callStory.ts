import type { Call } from '@hearth/domain/call';
import type { CallOutcome } from '@hearth/domain/callKind';

/** What became of a call as one person sees it. */
export type CallStory = CallOutcome | 'ongoing';

/** In a group one may have said no to what others took, or did not. */
export function callStory(call: Call, me: string): CallStory {
  if (call.state !== 'ended') return 'ongoing';
  const refusal = call.callerId === me ? undefined : call.refusals[me];
  // Ended without a word of how: its caller's browser is gone.
  return refusal ?? call.outcome ?? 'missed';
}

const UNHEARD: ReadonlySet<CallStory> = new Set(['missed', 'cancelled', 'busy']);

/** Whether somebody called and did not reach this person. */
export function isMissedBy(call: Call, me: string): boolean {
  return call.callerId !== me && UNHEARD.has(callStory(call, me));
}
