import { inboxEntryPath } from '@hearth/domain/paths';
import { Timestamp } from 'firebase-admin/firestore';
import type { InboxStore } from '../ports/inbox';
import { firestore } from './admin';

export const firestoreInbox: InboxStore = {
  async put(entries) {
    const batch = firestore().batch();
    for (const { uid, entry } of entries) {
      batch.set(firestore().doc(inboxEntryPath(uid, entry.messageId)), {
        ...entry,
        at: Timestamp.fromMillis(entry.at),
        expiresAt: Timestamp.fromMillis(entry.expiresAt),
      });
    }
    await batch.commit();
  },
};
