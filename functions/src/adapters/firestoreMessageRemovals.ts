import { WITHOUT_FILES, messageSchema } from '@hearth/domain/message';
import * as paths from '@hearth/domain/paths';
import {
  FieldValue,
  Timestamp,
  type DocumentData,
  type DocumentSnapshot,
  type QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { GoingMessage, MessageRemovals } from '../ports/messageRemovals';
import { firestore } from './admin';
import { parsed } from './parsed';
import { removeDocuments } from './removeDocuments';

const besideSchema = v.partial(
  v.pick(messageSchema, ['attachments', 'preview', 'hiddenAt', 'editCount']),
);

/** In a room's summary, of a message that nobody sees any more. */
const EMPTY_SUMMARY = {
  'lastMessage.text': '',
  'lastMessage.kinds': [],
  'lastMessage.fileCount': 0,
  'lastMessage.isDeleted': true,
};

const messages = () => firestore().collectionGroup(paths.COLLECTIONS.messages);

export const firestoreMessageRemovals: MessageRemovals = {
  async expired(now, limit) {
    const { docs } = await messages()
      .where('expiresAt', '<=', Timestamp.fromMillis(now))
      .orderBy('expiresAt')
      .limit(limit)
      .get();
    return docs.flatMap(goingMessage);
  },

  async writtenBy(uid, limit) {
    const { docs } = await messages()
      .where('senderId', '==', uid)
      .where('kind', '==', 'text')
      .where('deletedAt', '==', null)
      .limit(limit)
      .get();
    return docs.flatMap(goingMessage);
  },

  async remove(going, now) {
    await removeEdits(going);
    await change(going, (message) => {
      const expiresAt: unknown = message.get('expiresAt');
      return expiresAt instanceof Timestamp && expiresAt.toMillis() <= now ? 'remove' : null;
    });
  },

  async forget(gone) {
    await removeEdits(gone);
    const db = firestore();
    const document = db.doc(paths.roomPath(gone.roomId));
    await db.runTransaction(async (transaction) => {
      const room = await transaction.get(document);
      const isRepeated = room.get('lastMessage.id') === gone.messageId;
      if (!isRepeated || room.get('lastMessage.isDeleted') === true) return;
      transaction.update(document, EMPTY_SUMMARY);
    });
  },

  removeEdits: ({ roomId, messageId }) => removeEdits({ roomId, messageId, hasEdits: true }),

  // The edits first: a tombstone is not found again.
  async bury(going, by) {
    await removeEdits(going);
    await change(going, (message) =>
      message.get('deletedAt') === null ? tombstone(message, by) : null,
    );
  },
};

/** As web/src/firebase/messageCommits.ts has it; one that was hidden is hidden no more. */
function tombstone(message: DocumentSnapshot, by: string): DocumentData {
  return {
    ...WITHOUT_FILES,
    ...{ text: '', mentions: [], replyTo: null, reactions: {} },
    ...{ deletedAt: FieldValue.serverTimestamp(), deletedBy: by },
    ...(message.get('hiddenAt') instanceof Timestamp ? { hiddenAt: null } : {}),
    updatedAt: FieldValue.serverTimestamp(),
  };
}

/** Changes a message, and its room's summary where that repeats it, in one transaction. */
async function change(
  { roomId, messageId }: GoingMessage,
  decide: (message: DocumentSnapshot) => 'remove' | DocumentData | null,
): Promise<void> {
  const db = firestore();
  await db.runTransaction(async (transaction) => {
    const [message, room] = await transaction.getAll(
      db.doc(paths.messagePath(roomId, messageId)),
      db.doc(paths.roomPath(roomId)),
    );
    const decided = message?.exists ? decide(message) : null;
    if (!message || decided === null) return;
    if (decided === 'remove') transaction.delete(message.ref);
    else transaction.update(message.ref, decided);
    if (room?.get('lastMessage.id') === messageId) transaction.update(room.ref, EMPTY_SUMMARY);
  });
}

async function removeEdits({
  roomId,
  messageId,
  hasEdits,
}: Pick<GoingMessage, 'roomId' | 'messageId' | 'hasEdits'>): Promise<void> {
  if (!hasEdits) return;
  await removeDocuments(firestore().collection(paths.editsPath(roomId, messageId)));
}

/** Nothing for a document of another collection with the same name. */
function goingMessage(document: QueryDocumentSnapshot): GoingMessage[] {
  const roomId = document.ref.parent.parent?.id;
  if (roomId === undefined || document.ref.path !== paths.messagePath(roomId, document.id))
    return [];
  const beside = parsed(besideSchema, document);
  const preview = beside?.preview?.type === 'card' ? beside.preview.image : null;
  // What does not fit its shape is taken for one with everything.
  const hasFiles = beside === null || (beside.attachments ?? []).length > 0 || preview !== null;
  const isHidden = beside === null || (beside.hiddenAt ?? null) !== null;
  const hasEdits = beside?.editCount !== 0;
  return [{ roomId, messageId: document.id, hasFiles, hasEdits, isHidden }];
}
