import { messageSchema } from '@hearth/domain/message';
import { COLLECTIONS, messagesPath, reviewPath } from '@hearth/domain/paths';
import { reviewItemSchema } from '@hearth/domain/review';
import { Timestamp, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { ContextMessage, ReviewReader } from '../ports/reviewReader';
import { firestore } from './admin';
import { parsed } from './parsed';

const saidSchema = v.pick(messageSchema, ['senderId', 'text', 'createdAt']);
const recordSchema = v.pick(reviewItemSchema, ['roomId', 'roomName', 'resolution', 'createdAt']);

function said(document: QueryDocumentSnapshot): ContextMessage[] {
  const message = parsed(saidSchema, document);
  return message ? [{ ...message, id: document.id }] : [];
}

export const firestoreReviewReader: ReviewReader = {
  async messagesAround(roomId, at, each) {
    const messages = firestore().collection(messagesPath(roomId));
    const time = Timestamp.fromMillis(at);
    const [before, after] = await Promise.all([
      messages.where('createdAt', '<', time).orderBy('createdAt', 'desc').limit(each).get(),
      messages
        .where('createdAt', '>=', time)
        .orderBy('createdAt', 'asc')
        .limit(each + 1)
        .get(),
    ]);
    return [...before.docs.reverse(), ...after.docs].flatMap(said);
  },

  async record(subjectId, roomId, limit) {
    const items =
      roomId === null
        ? firestore().collectionGroup(COLLECTIONS.review)
        : firestore().collection(reviewPath(roomId));
    const { docs } = await items
      .where('subjectId', '==', subjectId)
      .orderBy('createdAt', 'desc')
      .limit(limit)
      .get();
    return docs.flatMap((document) => {
      const item = parsed(recordSchema, document);
      return item ? [{ ...item, itemId: document.id }] : [];
    });
  },
};
