/** What becomes of a call that its people do not end themselves. Pure: asked again, the answer is null. */
import type { Call, CallBeat } from '@hearth/domain/call';
import { CALL_RING_MS, CALL_SILENCE_MS } from '@hearth/domain/limits';
import { DAY_MS, type Millis } from '@hearth/domain/time';
import type { CallChange } from '../ports/calls';

/** Nobody talks for this long: a browser has forgotten to hang up. */
const CALL_MAX_MS = DAY_MS;

/** A call that nobody came into in time. */
export function unanswered(call: Call, now: Millis): CallChange | null {
  if (call.state !== 'ringing' || now - call.createdAt < CALL_RING_MS) return null;
  const isAlone = Object.keys(call.participants).every((uid) => uid === call.callerId);
  return isAlone ? { ...NOBODY, end: { outcome: 'missed', endedAt: now } } : null;
}

/** A group's call that its last people left at once as their pages closed, none of whom could tell. */
export function deserted(
  { state, participants, answeredAt }: Call,
  now: Millis,
): CallChange | null {
  if (state === 'ended' || Object.keys(participants).length > 0) return null;
  const outcome = answeredAt === null ? 'cancelled' : 'answered';
  return { ...NOBODY, end: { outcome, endedAt: now } };
}

/** A call whose room a person is no longer in. Between two it ends, whether they were in it or not. */
export function withoutMember(call: Call, uid: string, now: Millis): CallChange | null {
  if (call.state === 'ended') return null;
  const gone = uid in call.participants ? [uid] : [];
  const isAsked = call.memberIds.includes(uid);
  if (gone.length === 0 && !isAsked) return null;
  const end = endWithout(call, gone, now, call.roomKind === 'direct');
  return { gone, forgotten: isAsked && end === null ? [uid] : [], end };
}

/**
 * A call some of whose people lost their browser: the tab that is in it beats no more. `beats` has when
 * which tab last did, by uid. A call that has become too old ends when somebody was last heard of.
 */
export function withoutGhosts(
  call: Call,
  beats: ReadonlyMap<string, CallBeat>,
  now: Millis,
): CallChange | null {
  if (call.state === 'ended') return null;
  const signs = Object.entries(call.participants).map(([uid, { sessionId, joinedAt }]) => {
    const beat = beats.get(uid);
    return { uid, at: beat?.sessionId === sessionId ? Math.max(joinedAt, beat.at) : joinedAt };
  });
  const isTooOld = now - call.createdAt > CALL_MAX_MS;
  const gone = signs
    .filter(({ at }) => isTooOld || now - at > CALL_SILENCE_MS)
    .map(({ uid }) => uid);
  if (gone.length === 0 && signs.length > 0) return null;
  const lastSign = Math.max(call.answeredAt ?? call.createdAt, ...signs.map(({ at }) => at));
  const isDirect = call.roomKind === 'direct';
  return { gone, forgotten: [], end: endWithout(call, gone, Math.min(lastSign, now), isDirect) };
}

const NOBODY = { gone: [], forgotten: [] };

function endWithout(
  { participants, answeredAt }: Call,
  gone: readonly string[],
  endedAt: Millis,
  isOver: boolean,
): CallChange['end'] {
  if (!isOver && Object.keys(participants).length > gone.length) return null;
  return { outcome: answeredAt === null ? 'failed' : 'answered', endedAt };
}
