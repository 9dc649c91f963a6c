import { WITHOUT_FILES, type SystemEvent } from '@hearth/domain/message';
import * as paths from '@hearth/domain/paths';
import {
  collection,
  doc,
  increment,
  serverTimestamp,
  type DocumentData,
  type Firestore,
  type WriteBatch,
} from 'firebase/firestore/lite';
import { commitCounted } from './countedCommit';

/** What an event's room looks like: a new one is set whole, an old one moves on by one message. */
type RoomWrite =
  { type: 'create'; fields: DocumentData } | { type: 'update'; fields: DocumentData };

export interface EventCommit {
  roomId: string;
  me: string;
  /** Of the message, where something else has the same one. */
  id?: string;
  event: SystemEvent;
  room: RoomWrite;
  /** What `also` waits for. */
  ready?: Promise<unknown>;
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
  const { roomId, me, event, room, now, also } = commitOf;
  const id = commitOf.id ?? doc(collection(db, paths.messagesPath(roomId))).id;
  const at = serverTimestamp();
  await commitOf.ready;
  await commitCounted(db, { me, roomId, id }, now, (batch) => {
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
      expiresAt: null,
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
    also?.(batch);
  });
}
