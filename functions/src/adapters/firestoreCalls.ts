import { callBeatSchema, callSchema, type Call, type CallBeat } from '@hearth/domain/call';
import { messageSchema, messageSummarySchema } from '@hearth/domain/message';
import * as paths from '@hearth/domain/paths';
import { roomSchema } from '@hearth/domain/room';
import {
  FieldPath,
  FieldValue,
  Timestamp,
  type DocumentReference,
  type DocumentSnapshot,
  type Query,
  type Transaction,
} from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { CallChange, CallSettlement, CallStore, CallTold, CallTraces } from '../ports/calls';
import { firestore } from './admin';
import { parsed } from './parsed';
import { removeDocuments } from './removeDocuments';

const messageTracesSchema = v.pick(messageSchema, ['event']);
const roomTracesSchema = v.object({
  ...v.pick(roomSchema, ['call']).entries,
  lastMessage: v.nullable(v.pick(messageSummarySchema, ['id', 'event'])),
});
type Event = v.InferOutput<typeof messageTracesSchema>['event'];

export const firestoreCalls: CallStore = {
  async call(callId) {
    return callOf(await firestore().doc(paths.callPath(callId)).get());
  },

  async change(callId, decide) {
    const document = firestore().doc(paths.callPath(callId));
    await firestore().runTransaction(async (transaction) => {
      const call = callOf(await transaction.get(document));
      const change = call && decide(call);
      if (call === null || change === null) return;
      const room = change.end && (await namingRoom(transaction, call));
      const [first, ...others] = fieldsOf(change);
      if (first) transaction.update(document, ...first, ...others.flat());
      if (room) transaction.update(room, { call: null });
    });
  },

  async settle({ callId, roomId }, decide) {
    const db = firestore();
    const message = db.doc(paths.messagePath(roomId, callId));
    const room = db.doc(paths.roomPath(roomId));
    await db.runTransaction(async (transaction) => {
      const snapshots = await transaction.getAll(db.doc(paths.callPath(callId)), message, room);
      const settlement = decide(tracesOf(callId, snapshots));
      if (settlement !== null) writeSettlement(transaction, { message, room }, settlement);
    });
  },

  async removeSignals(callId) {
    await Promise.all([
      removeDocuments(firestore().collection(paths.signalsPath(callId))),
      removeDocuments(firestore().collection(paths.callBeatsPath(callId))),
    ]);
  },

  async ringingSince(until, limit) {
    const { docs } = await callsIn('ringing')
      .where('createdAt', '<=', Timestamp.fromMillis(until))
      .limit(limit)
      .get();
    return docs.flatMap((document) => callOf(document) ?? []);
  },

  async *ongoing(atOnce) {
    let page = callsIn('ongoing').limit(atOnce);
    for (;;) {
      const { docs } = await page.get();
      yield docs.flatMap((document) => callOf(document) ?? []);
      const last = docs.at(-1);
      if (!last || docs.length < atOnce) return;
      page = callsIn('ongoing').limit(atOnce).startAfter(last);
    }
  },

  async beatsIn(calls) {
    const beats = new Map<string, Map<string, CallBeat>>();
    const wanted = calls.flatMap(({ id, participants }) =>
      Object.keys(participants).map((uid) => firestore().doc(paths.callBeatPath(id, uid))),
    );
    if (wanted.length === 0) return beats;
    for (const snapshot of await firestore().getAll(...wanted)) {
      const beat = parsed(callBeatSchema, snapshot);
      const callId = snapshot.ref.parent.parent?.id;
      if (beat === null || callId === undefined) continue;
      beats.set(callId, (beats.get(callId) ?? new Map<string, CallBeat>()).set(snapshot.id, beat));
    }
    return beats;
  },
};

function callsIn(state: 'ringing' | 'ongoing'): Query {
  const calls = firestore().collection(paths.COLLECTIONS.calls);
  return calls.where('state', '==', state).orderBy('createdAt');
}

/** Null for none, and for one of another shape. */
export function callOf(snapshot: DocumentSnapshot): Call | null {
  const fields = parsed(callSchema, snapshot);
  return fields && { ...fields, id: snapshot.id };
}

/** The call's room, where it says that this call goes on. */
async function namingRoom(
  transaction: Transaction,
  { id, roomId }: Call,
): Promise<DocumentReference | null> {
  const room = await transaction.get(firestore().doc(paths.roomPath(roomId)));
  return parsed(roomTracesSchema, room)?.call?.id === id ? room.ref : null;
}

type FieldChange = [field: FieldPath, value: unknown];

/** Only what changes is written, so that who comes or refuses in another commit stays. */
function fieldsOf({ gone, forgotten, end }: CallChange): FieldChange[] {
  const fields: FieldChange[] = gone.map((uid) => [
    new FieldPath('participants', uid),
    FieldValue.delete(),
  ]);
  if (forgotten.length > 0) {
    fields.push([new FieldPath('memberIds'), FieldValue.arrayRemove(...forgotten)]);
  }
  if (end === null) return fields;
  return [
    ...fields,
    [new FieldPath('state'), 'ended'],
    [new FieldPath('outcome'), end.outcome],
    [new FieldPath('endedAt'), Timestamp.fromMillis(end.endedAt)],
  ];
}

function tracesOf(
  callId: string,
  [callDocument, message, roomDocument]: DocumentSnapshot[],
): CallTraces {
  const room = roomDocument ? parsed(roomTracesSchema, roomDocument) : null;
  const repeated = room?.lastMessage?.id === callId ? room.lastMessage.event : null;
  return {
    call: callDocument ? callOf(callDocument) : null,
    message: toldBy((message && parsed(messageTracesSchema, message)?.event) ?? null),
    summary: toldBy(repeated),
    isNamed: room?.call?.id === callId,
  };
}

function toldBy(event: Event): CallTold | null {
  return event?.type === 'call' ? { outcome: event.outcome, durationMs: event.durationMs } : null;
}

function writeSettlement(
  transaction: Transaction,
  at: { message: DocumentReference; room: DocumentReference },
  { message, summary, freesRoom }: CallSettlement,
): void {
  if (message !== null) {
    transaction.update(at.message, {
      ...toldIn('event', message),
      updatedAt: FieldValue.serverTimestamp(),
    });
  }
  const room = {
    ...(summary === null ? {} : toldIn('lastMessage.event', summary)),
    ...(freesRoom ? { call: null } : {}),
  };
  if (Object.keys(room).length > 0) transaction.update(at.room, room);
}

function toldIn(field: string, { outcome, durationMs }: CallTold): Record<string, unknown> {
  return { [`${field}.outcome`]: outcome, [`${field}.durationMs`]: durationMs };
}
