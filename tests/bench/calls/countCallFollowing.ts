import { callSchema, type Call, type CallFields } from '@hearth/domain/call';
import { callPath, memberPath, messagePath, roomPath } from '@hearth/domain/paths';
import * as v from 'valibot';
import { firestoreAudience } from '../../../functions/src/adapters/firestoreAudience';
import { firestoreCalls } from '../../../functions/src/adapters/firestoreCalls';
import { callWritten } from '../../../functions/src/usecases/callWritten';
import { StoredTime, writeDocuments, type EngineAddress } from '../../seed/engineRest';
import { freshId } from '../../seed/scene';
import { watchAdmin, type AdminTally } from '../functions/adminMeter';

/**
 * Documents that functions read and write for a direct call that is taken and hung up, run in this
 * process. The engine must have no functions of its own.
 */
export async function countCallFollowing(engine: EngineAddress): Promise<AdminTally> {
  const [id, roomId, ada, grace] = [freshId(20), freshId(20), freshId(20), freshId(20)];
  const now = Date.now();
  const at = new StoredTime(now);
  const event = { type: 'call', kind: 'audio', outcome: null, durationMs: null };
  const said = { senderId: ada, kind: 'system', text: '', kinds: [], event, createdAt: at };
  const place = (uid: string) => ({ [uid]: { sessionId: `s-${uid}`, joinedAt: now } });
  const room = {
    ...{ kind: 'direct', name: '', ownerId: null, memberIds: [ada, grace], createdBy: ada },
    ...{ createdAt: at, activityAt: at, seq: 1 },
    lastMessage: { ...said, id, fileCount: 0, isDeleted: false },
  };
  await writeDocuments(engine, [
    { path: roomPath(roomId), fields: { ...room, call: null } },
    { path: memberPath(roomId, ada), fields: { role: 'member', joinedAt: at } },
    {
      path: messagePath(roomId, id),
      fields: {
        ...{ ...said, mentions: [], attachments: [], preview: null, replyTo: null, reactions: {} },
        ...{ updatedAt: at, editedAt: null, editCount: 0, deletedAt: null, deletedBy: null },
        expiresAt: null,
      },
    },
  ]);
  const ringing: CallFields = {
    ...{ roomId, roomKind: 'direct', kind: 'audio', callerId: ada, memberIds: [ada, grace] },
    ...{ state: 'ringing', participants: place(ada), refusals: {}, createdAt: now },
    ...{ answeredAt: null, endedAt: null, outcome: null },
  };
  const people = { ...place(ada), ...place(grace) };
  const ongoing: CallFields = {
    ...ringing,
    ...{ state: 'ongoing', participants: people, answeredAt: now },
  };
  const over: CallFields = {
    ...ongoing,
    ...{ state: 'ended', participants: place(grace), endedAt: now, outcome: 'answered' },
  };
  const { tally, reset } = watchAdmin();
  const sum: AdminTally = { read: 0, written: 0 };
  let before: Call | null = null;
  for (const fields of [ringing, ongoing, over]) {
    await writeDocuments(engine, [{ path: callPath(id), fields: stored(fields) }]);
    const after: Call = { ...v.parse(callSchema, fields), id };
    reset();
    await callWritten({ callId: id, roomId, before, after }, PORTS);
    sum.read += tally.read;
    sum.written += tally.written;
    before = after;
  }
  return sum;
}

const PORTS = {
  calls: firestoreCalls,
  timeOuts: { plan: () => Promise.resolve() },
  audience: firestoreAudience,
  push: { send: () => Promise.resolve('sent' as const) },
  now: Date.now,
  tell: (error: unknown) => {
    throw error;
  },
};

const asTime = (at: number | null) => (at === null ? null : new StoredTime(at));

function stored(call: CallFields): object {
  const participants = Object.fromEntries(
    Object.entries(call.participants).map(([uid, { sessionId, joinedAt }]) => [
      uid,
      { sessionId, joinedAt: new StoredTime(joinedAt) },
    ]),
  );
  const { createdAt, answeredAt, endedAt } = call;
  const times = { createdAt: asTime(createdAt), answeredAt: asTime(answeredAt) };
  return { ...call, participants, ...times, endedAt: asTime(endedAt) };
}
