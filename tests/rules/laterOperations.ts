import { serverTimestamp } from 'firebase/firestore/lite';
import {
  devicePath,
  devicesPath,
  exportPath,
  inboxEntryPath,
  inboxPath,
  notificationSettingsPath,
  reminderPath,
  remindersPath,
  scheduledEntryPath,
  scheduledPath,
} from '@hearth/domain/paths';
import { count, minutes } from './builders';
import { remove, set, update, without, type Commit } from './commit';
import {
  addDevice,
  deviceData,
  remind,
  saveNotifications,
  schedule,
  scheduledData,
} from './laterBuilders';
import { commit, drop, get, list, type Act, type Operation } from './operation';
import { ago } from './scene';

const ID = 'Document000000000000';
const PLACE = '9';

const inGroup = (act: Act) => ({ roomId: act.group.roomId, at: ago(5) });
const putChoice = (act: Act) => saveNotifications(act.self, { level: 'none' });
const putDevice = (act: Act): Commit => ({
  device: set(devicePath(act.self, PLACE), deviceData(act.self, { createdAt: ago(5) })),
});
const putEntry = (act: Act): Commit => ({
  entry: set(inboxEntryPath(act.self, ID), { ...inGroup(act), type: 'mention' }),
});
const putScheduled = (act: Act): Commit => ({
  it: set(
    scheduledEntryPath(act.self, ID),
    scheduledData(act.group.roomId, { createdAt: ago(5), problem: 'muted' }),
  ),
});
const remindMe = (act: Act) => remind(act.self, act.group.roomId, ID);
const putReminder = (act: Act) => without(remindMe(act), 'limits');

/** What is a person's own besides the profile: notifications, and what is to happen later. */
export const LATER: Record<string, Operation> = {
  'notifications: get': get((act) => notificationSettingsPath(act.self)),
  'notifications: create': commit((act) => saveNotifications(act.self, { level: 'mentions' })),
  'notifications: update': commit(
    (act) => ({ it: update(notificationSettingsPath(act.self), { hidePreview: true }) }),
    putChoice,
  ),
  'notifications: delete': {
    ...drop((act) => notificationSettingsPath(act.self)),
    prepare: putChoice,
  },
  'export: get': get((act) => exportPath(act.self)),
  'export: create': commit((act) => ({ it: set(exportPath(act.self), { state: 'working' }) })),
  'export: update': commit(
    (act) => ({ it: update(exportPath(act.self), { state: 'ready' }) }),
    (act) => ({ it: set(exportPath(act.self), { state: 'working' }) }),
  ),
  'export: delete': drop((act) => exportPath(act.self)),
  'devices: get': get((act) => devicePath(act.self, PLACE)),
  'devices: list 10': list((act) => devicesPath(act.self), 10),
  'devices: list 11': list((act) => devicesPath(act.self), 11),
  'devices: create': commit((act) => addDevice(act.self, PLACE)),
  'devices: update': commit(
    (act) => ({
      device: update(devicePath(act.self, PLACE), {
        lastSeenAt: serverTimestamp(),
        expiresAt: minutes(60 * 24 * 60),
      }),
    }),
    putDevice,
  ),
  'devices: delete': { ...drop((act) => devicePath(act.self, PLACE)), prepare: putDevice },
  'inbox: get': { ...get((act) => inboxEntryPath(act.self, ID)), prepare: putEntry },
  'inbox: list 50': list((act) => inboxPath(act.self), 50),
  'inbox: list 51': list((act) => inboxPath(act.self), 51),
  'inbox: create': commit((act) => putEntry(act)),
  'inbox: update': commit(
    (act) => ({ it: update(inboxEntryPath(act.self, ID), { type: 'reply' }) }),
    putEntry,
  ),
  'inbox: delete': { ...drop((act) => inboxEntryPath(act.self, ID)), prepare: putEntry },
  'scheduled: get': { ...get((act) => scheduledEntryPath(act.self, ID)), prepare: putScheduled },
  'scheduled: list 100': list((act) => scheduledPath(act.self), 100),
  'scheduled: list 101': list((act) => scheduledPath(act.self), 101),
  'scheduled: create': commit((act) => schedule(act.self, act.group.roomId, ID)),
  'scheduled: update': commit(
    (act) => ({
      it: update(scheduledEntryPath(act.self, ID), { text: 'Changed', problem: null }),
      limits: count(act.self, act.group.roomId, ID),
    }),
    putScheduled,
  ),
  'scheduled: delete': commit(
    (act) => ({ gone: remove(scheduledEntryPath(act.self, ID)) }),
    putScheduled,
  ),
  'reminders: get': { ...get((act) => reminderPath(act.self, ID)), prepare: putReminder },
  'reminders: list 100': list((act) => remindersPath(act.self), 100),
  'reminders: list 101': list((act) => remindersPath(act.self), 101),
  'reminders: create': commit(remindMe),
  'reminders: update': commit(remindMe, putReminder),
  'reminders: delete': { ...drop((act) => reminderPath(act.self, ID)), prepare: putReminder },
};
