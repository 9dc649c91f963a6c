import { messagePath } from '@hearth/domain/paths';
import { FieldValue } from 'firebase-admin/firestore';
import type { MessageStore } from '../ports/messages';
import { firestore } from './admin';
import { messageState } from './messageState';

export const firestoreMessages: MessageStore = {
  async message(roomId, messageId) {
    const snapshot = await firestore().doc(messagePath(roomId, messageId)).get();
    return messageState(snapshot.data());
  },

  changePreview(roomId, messageId, decide) {
    const document = firestore().doc(messagePath(roomId, messageId));
    return firestore().runTransaction(async (transaction) => {
      const message = messageState((await transaction.get(document)).data());
      if (message === null) return null;
      const preview = decide(message);
      if (preview === 'keep') return message;
      transaction.update(document, { preview, updatedAt: FieldValue.serverTimestamp() });
      return { ...message, preview };
    });
  },
};
