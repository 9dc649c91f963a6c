import { COLLECTIONS, reminderPath } from '@hearth/domain/paths';
import { reminderSchema } from '@hearth/domain/scheduled';
import { Timestamp } from 'firebase-admin/firestore';
import type { ReminderStore } from '../ports/reminders';
import { firestore } from './admin';
import { duePage, eachThere } from './duePage';
import { parsed } from './parsed';

/** An id that can't lead to another document than it names. */
const ID = /^[A-Za-z0-9_-]+$/;

export const firestoreReminders: ReminderStore = {
  async due(now, limit, cursor) {
    const query = firestore()
      .collectionGroup(COLLECTIONS.reminders)
      .where('remindAt', '<=', Timestamp.fromMillis(now));
    const { docs, next } = await duePage(query, 'remindAt', limit, cursor);
    const items = docs.flatMap((document) => {
      const uid = document.ref.parent.parent?.id;
      if (uid === undefined) return [];
      const reminder = parsed(reminderSchema, document);
      const roomId = reminder && ID.test(reminder.roomId) ? reminder.roomId : null;
      return { uid, messageId: document.id, roomId, remindAt: reminder?.remindAt ?? 0 };
    });
    return { items, next };
  },

  async remove(reminders) {
    const times = new Map(
      reminders.map(({ uid, messageId, remindAt }) => [reminderPath(uid, messageId), remindAt]),
    );
    await eachThere([...times.keys()], (transaction, document) => {
      const reminder = parsed(reminderSchema, document);
      const isTheSame = reminder === null || reminder.remindAt === times.get(document.ref.path);
      if (isTheSame) transaction.delete(document.ref);
    });
  },
};
