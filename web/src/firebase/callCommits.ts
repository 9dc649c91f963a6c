/** The commits that begin, change and end calls, as docs/data-model.md has them. */
import { callSchema, type Call } from '@hearth/domain/call';
import { joinStep, leaveStep, refuseStep, type WayOut } from '@hearth/domain/callSteps';
import { HearthError, errorCode } from '@hearth/domain/errors';
import { CALL_RING_MS } from '@hearth/domain/limits';
import { callLimitsPath, callPath, roomPath } from '@hearth/domain/paths';
import { callAllowance, callWindowSchema } from '@hearth/domain/rateLimit';
import { roomSchema, type Room } from '@hearth/domain/room';
import {
  FieldPath,
  deleteField,
  doc,
  increment,
  serverTimestamp,
  type Firestore,
  type WriteBatch,
} from 'firebase/firestore/lite';
import type { CallEnd, CallsPort } from '../ports/calls';
import { commit, look } from './commit';
import { commitEvent } from './eventCommit';
import { parseDocument } from './parse';

/** Somebody else may come or go between look and commit. */
const ATTEMPTS = 4;
/** Before the second attempt; each further one waits longer by as much. The clock may be a little off. */
const PAUSE_MS = 150;

type CallCommits = Pick<CallsPort, 'start' | 'join' | 'refuse' | 'leave'>;

/** `now` is server time as well as it is known here. */
export function commitCallsOf(db: Firestore, now: () => number): CallCommits {
  return {
    start: (room, me, call) => start(db, now, room, me, call),
    join: (callId, me, known) => join(db, callId, me, known),

    refuse: (callId, uid, refusal) =>
      goOut(db, callId, (call) => {
        const way = refuseStep(call, uid, refusal);
        return way && { ...way, field: ['refusals', uid], value: refusal };
      }),

    leave: ({ id, createdAt }, me, outcome) =>
      goOut(db, id, (call) => {
        const isEarly = outcome === 'missed' && now() < createdAt + CALL_RING_MS;
        const way = leaveStep(call, me, isEarly ? 'cancelled' : outcome);
        return way && { ...way, field: ['participants', me.uid], value: deleteField() };
      }),
  };
}

type NewCall = Parameters<CallsPort['start']>[2];

async function start(db: Firestore, now: () => number, room: Room, me: CallEnd, call: NewCall) {
  try {
    await commitStart(db, now, room, me, call);
  } catch (error) {
    if (errorCode(error) !== 'denied') throw error;
    const present = await judgeStart(db, room, call.id);
    if (present === null) return;
    try {
      await commitStart(db, now, present, me, call);
    } catch (again) {
      throw errorCode(again) === 'denied' ? refusalIn(present.kind, again) : again;
    }
  }
}

/**
 * Why a start was denied: rejects with the reason. Null when an earlier try, whose answer was lost,
 * made the call; the room as it is now when other people are in it than one thought.
 */
async function judgeStart(db: Firestore, room: Room, callId: string): Promise<Room | null> {
  const fields = parseDocument(roomSchema, await lookAsMember(db, roomPath(room.id)));
  if (!fields) throw new HearthError('notMember');
  if (fields.call?.id === callId || (await callNow(db, callId).catch(() => null))) return null;
  if (fields.call) throw new HearthError('alreadyExists');
  const isAsKnown = fields.memberIds.join() === room.memberIds.join();
  if (isAsKnown) throw refusalIn(fields.kind);
  return { ...fields, id: room.id };
}

/** How the next call writes the window that calls are counted in. Rejects with `rateLimited` when it is full. */
async function callAllowanceOf(db: Firestore, uid: string, callId: string, now: () => number) {
  const window = parseDocument(callWindowSchema, await look(db, callLimitsPath(uid)));
  // An earlier try, whose answer was lost, has counted it: the commit will tell.
  if (window?.lastCallId === callId) return 'count';
  const next = callAllowance(window, now());
  if (next.type === 'wait') throw new HearthError('rateLimited');
  return next.type;
}

/** Call, message, room and the caller's two rate-limit windows in one commit. */
function commitStart(
  db: Firestore,
  now: () => number,
  room: Room,
  { uid, sessionId }: CallEnd,
  { id, kind }: NewCall,
): Promise<void> {
  const at = serverTimestamp();
  let count: 'fresh' | 'count' = 'fresh';
  const ready = callAllowanceOf(db, uid, id, now).then((next) => (count = next));
  return commitEvent(db, {
    ready,
    roomId: room.id,
    me: uid,
    id,
    event: { type: 'call', kind, outcome: null, durationMs: null },
    room: { type: 'update', fields: { call: { id, kind, callerId: uid, at } } },
    also: (batch) => {
      const limits = doc(db, callLimitsPath(uid));
      if (count === 'count') batch.update(limits, { count: increment(1), lastCallId: id });
      else batch.set(limits, { windowStartedAt: at, count: 1, lastCallId: id });
      batch.set(doc(db, callPath(id)), {
        roomId: room.id,
        roomKind: room.kind,
        kind,
        callerId: uid,
        memberIds: room.memberIds,
        state: 'ringing',
        participants: { [uid]: { sessionId, joinedAt: at } },
        refusals: {},
        createdAt: at,
        answeredAt: null,
        endedAt: null,
        outcome: null,
      });
    },
    now,
  });
}

async function join(
  db: Firestore,
  callId: string,
  { uid, sessionId }: CallEnd,
  known?: Call,
): Promise<void> {
  const at = serverTimestamp();
  const place = new FieldPath('participants', uid);
  let roomKind: Room['kind'] = 'group';
  const plan = (call: Call): Write | null => {
    roomKind = call.roomKind;
    const step = joinStep(call, { uid, sessionId });
    if (step.type === 'over') throw new HearthError('callOver');
    if (step.type === 'full') throw new HearthError('callFull');
    if (step.type === 'there') return null;
    const answer = step.answers ? ['state', 'ongoing', 'answeredAt', at] : [];
    return (batch) => {
      batch.update(doc(db, callPath(callId)), place, { sessionId, joinedAt: at }, ...answer);
    };
  };
  try {
    // That one can't come in is for the server to say.
    const isOpen = known && joinStep(known, { uid, sessionId }).type === 'join';
    await commitOverLatest(db, callId, plan, isOpen ? known : undefined);
  } catch (error) {
    throw errorCode(error) === 'denied' ? refusalIn(roomKind, error) : error;
  }
}

/** What changes in the call when somebody goes or does not come. */
interface Change extends WayOut {
  field: [string, string];
  value: unknown;
}

/** Takes a person out. Whom the room has lost is taken out of its call by a function. */
async function goOut(
  db: Firestore,
  callId: string,
  plan: (call: Call) => Change | null,
): Promise<void> {
  const write = (call: Call, isNamed: boolean): Write | null => {
    const change = plan(call);
    if (!change) return null;
    const { ends, field, value } = change;
    const end =
      ends === null ? [] : ['state', 'ended', 'endedAt', serverTimestamp(), 'outcome', ends];
    return (batch) => {
      batch.update(doc(db, callPath(callId)), new FieldPath(...field), value, ...end);
      if (ends !== null && isNamed) batch.update(doc(db, roomPath(call.roomId)), { call: null });
    };
  };
  try {
    await commitOverLatest(db, callId, write);
  } catch (error) {
    if (errorCode(error) !== 'notMember') throw error;
  }
}

type Write = (batch: WriteBatch) => void;

/**
 * Looks at the call on the server, or first takes what is known of it, then commits. Rules refuse the commit when somebody else was
 * faster, so a refusal is worth another look. A null write means that nothing is left to do.
 */
async function commitOverLatest(
  db: Firestore,
  callId: string,
  plan: (call: Call, isNamed: boolean) => Write | null,
  known?: Call,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const call = attempt === 1 && known ? known : await callNow(db, callId);
    // That the room names a call that goes on is sure enough to be looked at only after a refusal.
    const isNamed = attempt === 1 || (await namesCall(db, call));
    const write = plan(call, isNamed);
    if (!write) return;
    try {
      await commit(db, write);
      return;
    } catch (error) {
      if (errorCode(error) !== 'denied' || attempt === ATTEMPTS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, attempt * PAUSE_MS));
  }
}

async function namesCall(db: Firestore, { id, roomId }: Call): Promise<boolean> {
  return (await lookAsMember(db, roomPath(roomId))).get('call.id') === id;
}

/** Rejects with `notMember` where one may not see it, with `callOver` where there is none. */
async function callNow(db: Firestore, callId: string): Promise<Call> {
  const fields = parseDocument(callSchema, await lookAsMember(db, callPath(callId)));
  if (!fields) throw new HearthError('callOver');
  return { ...fields, id: callId };
}

/** Rules show rooms and their calls to members alone. */
async function lookAsMember(db: Firestore, path: string) {
  try {
    return await look(db, path);
  } catch (error) {
    throw errorCode(error) === 'denied' ? new HearthError('notMember', { cause: error }) : error;
  }
}

/** What else can stand in the way: in a direct room somebody blocks, in a group one is muted. */
function refusalIn(roomKind: Room['kind'], cause?: unknown): HearthError {
  return new HearthError(roomKind === 'direct' ? 'blocked' : 'denied', { cause });
}
