/** Notifications whose code is fetched after the first view, when somebody first listens. */
import type { Firestore } from 'firebase/firestore';
import { lateWatch } from '../ports/lateWatch';
import { loadOnce } from '../ports/loadOnce';
import type { NotificationsPort } from '../ports/notifications';
import type { HearthConfig } from './config';

export function lateNotifications(db: Firestore, config: HearthConfig): NotificationsPort {
  const opened = loadOnce(async () =>
    (await import('./notifications')).createNotifications(db, config),
  );
  return {
    watchSettings: (uid, listener) =>
      lateWatch(opened(), (port, to) => port.watchSettings(uid, to), listener),
    watchInbox: (uid, since, listener) =>
      lateWatch(opened(), (port, to) => port.watchInbox(uid, since, to), listener),
    saveSettings: async (...args) => (await opened()).saveSettings(...args),
    removeFromInbox: async (...args) => (await opened()).removeFromInbox(...args),
    test: async (...args) => (await opened()).test(...args),
  };
}
