import { serverTimestamp } from 'firebase/firestore/lite';
import {
  devicePath,
  notificationSettingsPath,
  reminderPath,
  scheduledEntryPath,
} from '@hearth/domain/paths';
import { count, minutes, newId, type Window } from './builders';
import { set, type Commit, type Data } from './commit';

/** Commits of one's own documents for notifications and for later, as rules accept them. */

export const saveNotifications = (me: string, fields: Data): Commit => ({
  choice: set(notificationSettingsPath(me), fields),
});

export const deviceData = (me: string, fields: Data = {}): Data => ({
  uid: me,
  browserId: 'Browser0000000000000',
  registration: 'fMEQ9Z_installation-id1',
  name: 'Firefox on Linux',
  createdAt: serverTimestamp(),
  lastSeenAt: serverTimestamp(),
  expiresAt: minutes(60 * 24 * 60),
  ...fields,
});

export const addDevice = (me: string, id = '0'): Commit => ({
  device: set(devicePath(me, id), deviceData(me)),
});

export const scheduledData = (roomId: string, fields: Data = {}): Data => ({
  roomId,
  text: 'See you tomorrow',
  mentions: [],
  replyTo: null,
  sendAt: minutes(60),
  createdAt: serverTimestamp(),
  problem: null,
  ...fields,
});

export const schedule = (
  me: string,
  roomId: string,
  id = newId(),
  window: Window = 'fresh',
): Commit => ({
  scheduled: set(scheduledEntryPath(me, id), scheduledData(roomId)),
  limits: count(me, roomId, id, window),
});

export const remind = (
  me: string,
  roomId: string,
  messageId: string,
  window: Window = 'fresh',
): Commit => ({
  reminder: set(reminderPath(me, messageId), {
    roomId,
    remindAt: minutes(60),
    createdAt: serverTimestamp(),
  }),
  limits: count(me, roomId, messageId, window),
});
