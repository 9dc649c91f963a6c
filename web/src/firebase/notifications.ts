/** Notification settings and the inbox on Firestore; the test by a callable. */
import { inboxEntrySchema, type InboxEntry } from '@hearth/domain/inbox';
import { INBOX_MAX } from '@hearth/domain/limits';
import {
  DEFAULT_NOTIFICATIONS,
  notificationSettingsSchema,
  storedRooms,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import { inboxEntryPath, inboxPath, notificationSettingsPath } from '@hearth/domain/paths';
import {
  Timestamp,
  collection,
  deleteDoc,
  doc,
  limit,
  onSnapshot,
  orderBy,
  query,
  setDoc,
  where,
  type Firestore,
} from 'firebase/firestore';
import type { NotificationsPort } from '../ports/notifications';
import type { HearthConfig } from './config';
import { parseDocument, timestampParts, toHearthError, translated } from './parse';
import { watchPrivate } from './watch';

export function createNotifications(db: Firestore, config: HearthConfig): NotificationsPort {
  return {
    watchSettings: (uid, listener) =>
      watchPrivate(db, uid, 'notifications', {
        next: ({ document }) => {
          const settings = document && parseDocument(notificationSettingsSchema, document);
          listener.next(settings ?? DEFAULT_NOTIFICATIONS);
        },
        error: listener.error,
      }),

    /** May wait in the SDK's queue: settings of one person have no conflicts worth a refusal. */
    saveSettings: (uid, change) =>
      translated(() => {
        const fields = fieldsOf(change);
        return setDoc(doc(db, notificationSettingsPath(uid)), fields, {
          // Merging would keep the choices of rooms that are no longer among them.
          mergeFields: Object.keys(fields),
        });
      }),

    watchInbox: (uid, since, listener) => {
      const newest = query(
        collection(db, inboxPath(uid)),
        where('at', '>', new Timestamp(...timestampParts(since))),
        orderBy('at', 'desc'),
        limit(INBOX_MAX),
      );
      return onSnapshot(
        newest,
        { includeMetadataChanges: true },
        (snapshot) => {
          // An empty cache says nothing about whether there are any.
          if (snapshot.empty && snapshot.metadata.fromCache) return;
          const entries = snapshot.docs.map((document): InboxEntry | null => {
            const fields = parseDocument(inboxEntrySchema, document);
            return fields && { ...fields, id: document.id };
          });
          listener.next(entries.filter((entry) => entry !== null));
        },
        (error) => {
          listener.error(toHearthError(error));
        },
      );
    },

    removeFromInbox: (uid, entryId) =>
      translated(() => deleteDoc(doc(db, inboxEntryPath(uid, entryId)))),

    test: async (deviceId) => {
      const { call } = await import('./functions');
      return (await call(db.app, config, 'testPush', { deviceId })).outcome;
    },
  };
}

/** `inboxSeenAt` is compared with times of the server: it is one in the document. */
function fieldsOf({ inboxSeenAt, rooms, ...change }: Partial<NotificationSettings>) {
  return {
    ...change,
    ...(rooms && storedRooms(rooms)),
    ...(inboxSeenAt !== undefined && {
      inboxSeenAt: new Timestamp(...timestampParts(inboxSeenAt)),
    }),
  };
}
