/** Scheduled messages and reminders, whose code is fetched when somebody first asks for them. */
import type { Firestore } from 'firebase/firestore';
import { lateWatch } from '../ports/lateWatch';
import type { LaterPort } from '../ports/later';
import { loadOnce } from '../ports/loadOnce';
import type { HearthConfig } from './config';

export function lateLater(db: Firestore, config: HearthConfig, now: () => number): LaterPort {
  const opened = loadOnce(async () => (await import('./later')).createLater(db, config, now));
  return {
    watchScheduled: (uid, listener) =>
      lateWatch(opened(), (port, to) => port.watchScheduled(uid, to), listener),
    watchReminders: (uid, listener) =>
      lateWatch(opened(), (port, to) => port.watchReminders(uid, to), listener),
    schedule: async (...args) => (await opened()).schedule(...args),
    reschedule: async (...args) => (await opened()).reschedule(...args),
    unschedule: async (...args) => (await opened()).unschedule(...args),
    remind: async (...args) => (await opened()).remind(...args),
    forgetReminder: async (...args) => (await opened()).forgetReminder(...args),
  };
}
