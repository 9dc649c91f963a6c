import { collectionGroup, getDocs, limit, query } from 'firebase/firestore/lite';
import {
  auditPath,
  editPath,
  editsPath,
  messagePath,
  moderationConfigPath,
  reportPath,
  reportsPath,
  reviewItemPath,
  reviewPath,
} from '@hearth/domain/paths';
import { WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import { deleteMessage, edit, react } from './builders';
import { set, update, without, type Commit } from './commit';
import { reportMessage, reportPerson, saveModeration } from './moderationBuilders';
import { commit, drop, get, list, mine, type Act, type Operation } from './operation';
import { ago, messageData } from './scene';

/** A message of `other`, who is the one that nobody reports in their own name. */
const THEIRS = 'Theirs00000000000000';
const HIDDEN = 'Hidden00000000000000';
const CREATED_AT = ago(15);

const itemOf = (act: Act) => reviewItemPath(act.group.roomId, THEIRS);
const entryOf = (act: Act) => `${auditPath(act.group.roomId)}/entry`;
const reportOf = (act: Act, uid: string) => reportPath(act.group.roomId, THEIRS, uid);
const aboutOther = (act: Act) => ({ ...mine(act), subjectId: act.group.other });
const hiddenIn = (act: Act) => ({
  roomId: act.group.roomId,
  id: HIDDEN,
  senderId: act.self,
  text: '',
  createdAt: CREATED_AT,
  isLast: false,
});

const putTheirs = (act: Act): Commit => ({
  it: set(messagePath(act.group.roomId, THEIRS), messageData(act.group.other, 'Theirs')),
});
const putItem = (act: Act): Commit => ({ item: set(itemOf(act), { state: 'open' }) });
const putEntry = (act: Act): Commit => ({ entry: set(entryOf(act), { act: 'flag' }) });
const putReport = (act: Act): Commit => ({
  ...putTheirs(act),
  ...without(reportMessage({ ...aboutOther(act), messageId: THEIRS }), 'limits'),
});
const putHidden = (act: Act): Commit => ({
  it: set(
    messagePath(act.group.roomId, HIDDEN),
    messageData(act.self, '', { createdAt: CREATED_AT, hiddenAt: ago(1) }),
  ),
  version: set(editPath(act.group.roomId, HIDDEN, 0), { text: 'Before', mentions: [] }),
});

const listAll = (name: string): Operation => ({
  run: (act) => getDocs(query(collectionGroup(act.db, name), limit(30))),
});

/** Set-up, queue, reports and log of one room, and messages that are out of reach. */
export const MODERATION: Record<string, Operation> = {
  'moderation: get': get((act) => moderationConfigPath(act.group.roomId)),
  'moderation: create': commit((act) => saveModeration(act.group.roomId)),
  'moderation: update': commit(
    (act) => ({ it: update(moderationConfigPath(act.group.roomId), { isOn: false }) }),
    (act) => saveModeration(act.group.roomId),
  ),
  'moderation: delete': drop((act) => moderationConfigPath(act.group.roomId)),
  'moderation: list': list((act) => `rooms/${act.group.roomId}/settings`, 1),
  'review: get': get(itemOf),
  'review: list 30': list((act) => reviewPath(act.group.roomId), 30),
  'review: list 31': list((act) => reviewPath(act.group.roomId), 31),
  'review: list over all rooms': listAll('review'),
  'review: create': commit(putItem),
  'review: update': commit((act) => ({ it: update(itemOf(act), { state: 'done' }) }), putItem),
  'review: delete': { ...drop(itemOf), prepare: putItem },
  'reports: get own': { ...get((act) => reportOf(act, act.self)), prepare: putReport },
  "reports: get another's": get((act) => reportOf(act, 'somebody')),
  'reports: list 30': list((act) => reportsPath(act.group.roomId, THEIRS), 30),
  'reports: list 31': list((act) => reportsPath(act.group.roomId, THEIRS), 31),
  'reports: a message': commit(
    (act) => reportMessage({ ...aboutOther(act), messageId: THEIRS }),
    putTheirs,
  ),
  'reports: a person of the room': commit((act) => reportPerson(aboutOther(act))),
  'reports: a person of the workspace': commit((act) =>
    reportPerson({ ...aboutOther(act), roomId: WORKSPACE_ROOM_ID }),
  ),
  'reports: update': commit(
    (act) => ({ it: update(reportOf(act, act.self), { note: 'More' }) }),
    putReport,
  ),
  'reports: delete': { ...drop((act) => reportOf(act, act.self)), prepare: putReport },
  'audit: get': { ...get(entryOf), prepare: putEntry },
  'audit: list 30': list((act) => auditPath(act.group.roomId), 30),
  'audit: list 31': list((act) => auditPath(act.group.roomId), 31),
  'audit: list over all rooms': listAll('audit'),
  'audit: create': commit(putEntry),
  'audit: update': commit((act) => ({ it: update(entryOf(act), { act: 'hide' }) }), putEntry),
  'audit: delete': { ...drop(entryOf), prepare: putEntry },
  'hidden: get': { ...get((act) => messagePath(act.group.roomId, HIDDEN)), prepare: putHidden },
  'hidden: edit': commit((act) => edit(hiddenIn(act), 'Said anyway'), putHidden),
  'hidden: react': commit((act) => react(act.group.roomId, HIDDEN, act.self, ['👍']), putHidden),
  'hidden: tombstone': commit((act) => deleteMessage(hiddenIn(act), act.self), putHidden),
  'hidden: get edits': {
    ...get((act) => editPath(act.group.roomId, HIDDEN, 0)),
    prepare: putHidden,
  },
  'hidden: list edits': {
    ...list((act) => editsPath(act.group.roomId, HIDDEN)),
    prepare: putHidden,
  },
};
