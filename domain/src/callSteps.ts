/** What a person's step means for a call: the same for the documents, for tests and for the page that closes. */
import { mayRing, type Call, type CallRefusal } from './call';
import type { CallOutcome } from './callKind';
import { CALL_PARTICIPANTS_MAX } from './limits';

/** How a call ends whose caller goes before anybody came. */
export type UnansweredOutcome = Extract<CallOutcome, 'cancelled' | 'missed' | 'failed'>;

/** One tab of one person. */
interface Tab {
  uid: string;
  sessionId: string;
}

export type JoinStep =
  | { type: 'over' }
  /** CALL_PARTICIPANTS_MAX others are in it. */
  | { type: 'full' }
  /** This tab is in it. */
  | { type: 'there' }
  /** `answers`: with this person it becomes a conversation. */
  | { type: 'join'; answers: boolean };

/** A step out of a call; with an outcome it ends the call. */
export interface WayOut {
  ends: CallOutcome | null;
}

/** How this tab comes in, maybe in the place of another one of the same person. */
export function joinStep(call: Call, { uid, sessionId }: Tab): JoinStep {
  if (call.state === 'ended') return { type: 'over' };
  if (call.participants[uid]?.sessionId === sessionId) return { type: 'there' };
  const others = Object.keys(call.participants).filter((other) => other !== uid);
  if (others.length >= CALL_PARTICIPANTS_MAX) return { type: 'full' };
  return { type: 'join', answers: call.answeredAt === null && others.length > 0 };
}

/** How this tab goes; null where it is not in it, because the call is over or another tab took its place. */
export function leaveStep(call: Call, me: Tab, outcome: UnansweredOutcome): WayOut | null {
  if (call.state === 'ended') return null;
  if (call.participants[me.uid]?.sessionId !== me.sessionId) return null;
  const goesOn = call.roomKind === 'group' && Object.keys(call.participants).length > 1;
  if (goesOn) return { ends: null };
  return { ends: call.answeredAt === null ? outcome : 'answered' };
}

/**
 * How a tab goes that can't look first, as its page closes: every way that may be the right one, of
 * which the server takes the first that is. In a group others may be coming or closing theirs
 * meanwhile; what the last of them leaves empty is ended by a function.
 */
export function waysOut(call: Call, me: Tab, outcome: UnansweredOutcome): WayOut[] {
  const way = leaveStep(call, me, outcome);
  if (way === null || call.roomKind !== 'group') return way === null ? [] : [way];
  return [{ ends: call.answeredAt === null ? outcome : 'answered' }, { ends: null }];
}

/** How somebody says that they do not come; null where nobody asks them any more. */
export function refuseStep(call: Call, uid: string, refusal: CallRefusal): WayOut | null {
  if (!mayRing(call) || uid in call.participants || uid in call.refusals) return null;
  return { ends: call.roomKind === 'direct' ? refusal : null };
}
