import { HearthError, errorCode } from '@hearth/domain/errors';
import { WITHOUT_FILES, type SystemEvent } from '@hearth/domain/message';
import * as paths from '@hearth/domain/paths';
import { sendAllowance, sendWindowSchema } from '@hearth/domain/rateLimit';
import {
  collection,
  doc,
  increment,
  serverTimestamp,
  type DocumentData,
  type Firestore,
  type WriteBatch,
} from 'firebase/firestore/lite';
import { commit, look } from './commit';
import { parseDocument } from './parse';

/** What an event's room looks like: a new one is set whole, an old one moves on by one message. */
type RoomWrite =
  { type: 'create'; fields: DocumentData } | { type: 'update'; fields: DocumentData };

export interface EventCommit {
  roomId: string;
  me: string;
  event: SystemEvent;
  room: RoomWrite;
  /** Further documents of the same commit. */
  also?: (batch: WriteBatch) => void;
  /** Server time, as well as it is known here. */
  now(): number;
}

/**
 * Commits something that happens to a room: system message, room with its summary, rate-limit
 * window and whatever else belongs to it, all or nothing. Rejects with `rateLimited` when the
 * window is full.
 */
export async function commitEvent(db: Firestore, commitOf: EventCommit): Promise<void> {
  const first = await allowance(db, commitOf);
  try {
    await write(db, commitOf, first);
  } catch (error) {
    if (errorCode(error) !== 'denied') throw error;
    // The window may have run out or filled up since it was read.
    const second = await allowance(db, commitOf);
    if (second === first) throw error;
    await write(db, commitOf, second);
  }
}

async function allowance(db: Firestore, { me, now }: EventCommit): Promise<'fresh' | 'count'> {
  const window = parseDocument(sendWindowSchema, await look(db, paths.limitsPath(me)));
  const next = sendAllowance(window, now());
  if (next.type === 'wait') throw new HearthError('rateLimited');
  return next.type;
}

function write(db: Firestore, commitOf: EventCommit, step: 'fresh' | 'count'): Promise<void> {
  const { roomId, me, event, room } = commitOf;
  const { id } = doc(collection(db, paths.messagesPath(roomId)));
  const at = serverTimestamp();
  return commit(db, (batch) => {
    batch.set(doc(db, paths.messagePath(roomId, id)), {
      senderId: me,
      kind: 'system',
      text: '',
      mentions: [],
      ...WITHOUT_FILES,
      replyTo: null,
      event,
      reactions: {},
      createdAt: at,
      updatedAt: at,
      editedAt: null,
      editCount: 0,
      deletedAt: null,
      deletedBy: null,
    });
    const lastMessage = {
      id,
      senderId: me,
      kind: 'system',
      text: '',
      kinds: [],
      fileCount: 0,
      event,
      createdAt: at,
      isDeleted: false,
    };
    const reference = doc(db, paths.roomPath(roomId));
    const summary = { ...room.fields, activityAt: at, lastMessage };
    if (room.type === 'create') batch.set(reference, { ...summary, seq: 1 });
    else batch.update(reference, { ...summary, seq: increment(1) });
    const limits = doc(db, paths.limitsPath(me));
    if (step === 'fresh')
      batch.set(limits, {
        windowStartedAt: at,
        count: 1,
        lastRoomId: roomId,
        lastMessageId: id,
      });
    else
      batch.update(limits, {
        count: increment(1),
        lastRoomId: roomId,
        lastMessageId: id,
      });
    commitOf.also?.(batch);
  });
}
