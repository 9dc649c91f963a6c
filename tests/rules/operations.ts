import {
  collection,
  collectionGroup,
  getDocs,
  increment,
  limit,
  orderBy,
  query,
  serverTimestamp,
  Timestamp,
  where,
} from 'firebase/firestore/lite';
import {
  blockPath,
  blocksPath,
  editPath,
  editsPath,
  handlePath,
  limitsPath,
  memberPath,
  membersPath,
  messagePath,
  messagesPath,
  noticePath,
  noticesPath,
  presencePath,
  privatePath,
  readPath,
  readsPath,
  roomPath,
  roomPhotoPath,
  settingsPath,
  typerPath,
  typingPath,
  userPath,
} from '@hearth/domain/paths';
import * as build from './builders';
import { CALLS } from './callOperations';
import { remove, set, update, type Commit } from './commit';
import { LATER } from './laterOperations';
import { MODERATION } from './moderationOperations';
import { commit, drop, get, list, mine, type Act, type Operation } from './operation';
import { ago, handleOf, messageData, newUid } from './scene';

/** A message of one's own that is not the last. */
const OWN = 'OwnMessage0000000000';
const DELETED = 'Deleted0000000000000';
const CREATED_AT = ago(15);
const LONG_BEFORE = ago(20);
const ownIn = (roomId: string, senderId: string) => ({
  roomId,
  id: OWN,
  senderId,
  text: 'Mine',
  createdAt: CREATED_AT,
  isLast: false,
});
const putOwn = (roomId: string, self: string): Commit => ({
  own: set(messagePath(roomId, OWN), messageData(self, 'Mine', { createdAt: CREATED_AT })),
});
const putOwnInGroup = (act: Act) => putOwn(act.group.roomId, act.self);
const putOwnInDirect = (act: Act) => putOwn(act.directId, act.self);

const version = { text: 'Before', mentions: [], writtenAt: CREATED_AT };
const putVersion = (act: Act): Commit => ({
  version: set(editPath(act.group.roomId, act.group.older.id, 0), version),
});
const putBlock = (act: Act): Commit => ({
  block: set(blockPath(act.self, act.group.outsider), { at: ago(5) }),
});
const NOTICE = { type: 'fileRejected', createdAt: CREATED_AT };
const putNotice = (act: Act): Commit => ({ it: set(noticePath(act.self, 'notice'), NOTICE) });
const putPresence = (act: Act): Commit => ({
  presence: set(presencePath(act.self), { state: 'online', beatAt: ago(5), expiresAt: ago(-60) }),
});
const putTyping = (act: Act): Commit => ({
  typing: set(typerPath(act.group.roomId, act.self), { at: ago(1), expiresAt: ago(-60) }),
});
const putMark = (act: Act): Commit => ({
  mark: set(readPath(act.group.roomId, act.self), {
    uid: act.self,
    lastSeq: 1,
    lastReadAt: LONG_BEFORE,
  }),
});
const putSettings = (act: Act): Commit => ({
  settings: set(settingsPath(act.self), { sessionsValidAfter: ago(5) }),
});
const dropProfile = (act: Act): Commit => ({
  profile: remove(userPath(act.self)),
  handle: remove(handlePath(handleOf(act.self))),
});

const USERS: Record<string, Operation> = {
  'users: get': get((act) => userPath(act.group.member)),
  'users: list 30': list(() => 'users', 30),
  'users: list 31': list(() => 'users', 31),
  'users: list all': list(() => 'users'),
  'users: create': commit((act) => build.createProfile(act.self, handleOf(act.self)), dropProfile),
  'users: update': commit((act) => build.updateProfile(act.self, { bio: 'Mathematician' })),
  'users: delete': drop((act) => userPath(act.self)),
  'handles: get': get((act) => handlePath(handleOf(act.group.member))),
  'handles: list': list(() => 'handles', 1),
  'handles: swap': commit((act) =>
    build.changeHandle(act.self, handleOf(act.self), handleOf(newUid('new'))),
  ),
  'handles: delete': drop((act) => handlePath(handleOf(act.self))),
  'settings: get': get((act) => settingsPath(act.self)),
  'settings: create': commit((act) => build.saveSettings(act.self, { theme: 'dark' })),
  'settings: update': commit(
    (act) => ({ it: update(settingsPath(act.self), { theme: 'dark' }) }),
    putSettings,
  ),
  'settings: delete': drop((act) => settingsPath(act.self)),
  'limits: get': get((act) => limitsPath(act.self)),
  'limits: create alone': commit((act) => ({
    limits: set(limitsPath(act.self), {
      windowStartedAt: serverTimestamp(),
      count: 1,
      lastRoomId: act.group.roomId,
      lastMessageId: act.group.last.id,
      countedAt: serverTimestamp(),
    }),
  })),
  'limits: delete': drop((act) => limitsPath(act.self)),
  'private: list 5': list((act) => privatePath(act.self), 5),
  'private: list 6': list((act) => privatePath(act.self), 6),
  'private: list all': list((act) => privatePath(act.self)),
  'blocks: get': get((act) => blockPath(act.self, act.group.outsider)),
  'blocks: list': list((act) => blocksPath(act.self)),
  'blocks: create': commit((act) => build.block(act.self, act.group.roomId)),
  'blocks: update': commit((act) => build.block(act.self, act.group.outsider), putBlock),
  'blocks: delete': {
    ...drop((act) => blockPath(act.self, act.group.outsider)),
    prepare: putBlock,
  },
  'notices: get': { ...get((act) => noticePath(act.self, 'notice')), prepare: putNotice },
  'notices: list 20': list((act) => noticesPath(act.self), 20),
  'notices: list all': list((act) => noticesPath(act.self)),
  'notices: create': commit((act) => ({ it: set(noticePath(act.self, 'mine'), NOTICE) })),
  'notices: update': commit(
    (act) => ({ it: update(noticePath(act.self, 'notice'), { type: 'nice' }) }),
    putNotice,
  ),
  'notices: delete': { ...drop((act) => noticePath(act.self, 'notice')), prepare: putNotice },
  'presence: get': get((act) => presencePath(act.group.member)),
  'presence: list 30': list(() => 'presence', 30),
  'presence: list 31': list(() => 'presence', 31),
  'presence: list all': list(() => 'presence'),
  'presence: create': commit((act) => build.beat(act.self)),
  'presence: update': commit((act) => build.beat(act.self), putPresence),
  'presence: delete': { ...drop((act) => presencePath(act.self)), prepare: putPresence },
};

const ROOMS: Record<string, Operation> = {
  'rooms: get': get((act) => roomPath(act.group.roomId)),
  'rooms: get a missing one': get(() => roomPath(build.newId())),
  'rooms: list mine': {
    run: (act) =>
      getDocs(
        query(
          collection(act.db, 'rooms'),
          where('memberIds', 'array-contains', act.self),
          orderBy('activityAt', 'desc'),
          limit(50),
        ),
      ),
  },
  'rooms: list all': list(() => 'rooms', 1),
  'rooms: create group': commit((act) =>
    build.createGroup({ roomId: build.newId(), me: act.self }),
  ),
  // The outsider has no room with anybody; everybody else opens one with the outsider.
  'rooms: create direct': commit((act) =>
    build.createDirect(
      act.self,
      act.self === act.group.outsider ? act.group.removed : act.group.outsider,
    ),
  ),
  'rooms: create notes': commit((act) => build.createDirect(act.self, act.self)),
  'rooms: delete': drop((act) => roomPath(act.group.roomId)),
  'group: send': commit((act) => build.send(mine(act))),
  'group: rename': commit((act) => build.rename({ ...mine(act), name: 'New name' })),
  'group: change the photo': commit((act) =>
    build.changePhoto({
      ...mine(act),
      photoPath: roomPhotoPath(act.group.roomId, 'p'.repeat(20)),
    }),
  ),
  'group: add a person': commit((act) =>
    build.addPeople({ ...mine(act), targetIds: [act.blocked] }),
  ),
  'group: remove a member': commit((act) =>
    build.removePerson({ ...mine(act), targetId: act.group.other }),
  ),
  'group: leave': commit((act) => build.leave(mine(act))),
  'group: set disappearing': commit((act) =>
    build.setDisappearing({ ...mine(act), afterMs: 86_400_000 }),
  ),
  'group: change a role': commit((act) =>
    build.changeRole({ ...mine(act), targetId: act.group.other, role: 'admin' }),
  ),
  'group: hand over': commit((act) => build.handOver({ ...mine(act), targetId: act.group.other })),
};

const BELOW_ROOMS: Record<string, Operation> = {
  'members: get': get((act) => memberPath(act.group.roomId, act.group.owner)),
  'members: get own': get((act) => memberPath(act.group.roomId, act.self)),
  'members: list': list((act) => membersPath(act.group.roomId)),
  'members: create alone': commit((act) => ({
    member: set(memberPath(act.group.roomId, `new${act.self}`), {
      role: 'member',
      joinedAt: serverTimestamp(),
    }),
  })),
  'members: update alone': commit((act) => ({
    member: update(memberPath(act.group.roomId, act.group.removed), { role: 'member' }),
  })),
  'members: delete': drop((act) => memberPath(act.group.roomId, act.self)),
  'reads: get': get((act) => readPath(act.group.roomId, act.group.admin)),
  'reads: list': list((act) => readsPath(act.group.roomId)),
  'reads: list mine over all rooms': {
    run: (act) =>
      getDocs(
        query(
          collectionGroup(act.db, 'reads'),
          where('uid', '==', act.self),
          orderBy('lastReadAt', 'desc'),
          limit(50),
        ),
      ),
  },
  'reads: list all over all rooms': {
    run: (act) => getDocs(query(collectionGroup(act.db, 'reads'), limit(1))),
  },
  'reads: create': commit((act) => build.markRead(act.group.roomId, act.self, 2, CREATED_AT)),
  'reads: update': commit(
    (act) => build.markRead(act.group.roomId, act.self, 2, CREATED_AT),
    putMark,
  ),
  'reads: delete': drop((act) => readPath(act.group.roomId, act.self)),
  'typing: get': get((act) => typerPath(act.group.roomId, act.group.admin)),
  'typing: list': list((act) => typingPath(act.group.roomId)),
  'typing: create': commit((act) => build.type(act.group.roomId, act.self)),
  'typing: update': commit((act) => build.type(act.group.roomId, act.self), putTyping),
  'typing: delete': { ...drop((act) => typerPath(act.group.roomId, act.self)), prepare: putTyping },
};

const MESSAGES: Record<string, Operation> = {
  'messages: get': get((act) => messagePath(act.group.roomId, act.group.last.id)),
  'messages: list': {
    run: (act) =>
      getDocs(
        query(
          collection(act.db, messagesPath(act.group.roomId)),
          orderBy('createdAt', 'desc'),
          limit(30),
        ),
      ),
  },
  'messages: list changes': {
    run: (act) =>
      getDocs(
        query(
          collection(act.db, messagesPath(act.group.roomId)),
          where('updatedAt', '>', Timestamp.fromMillis(0)),
        ),
      ),
  },
  'messages: list over all rooms': {
    run: (act) =>
      getDocs(
        query(collectionGroup(act.db, 'messages'), where('senderId', '==', act.self), limit(1)),
      ),
  },
  'messages: edit': commit(
    (act) => build.edit(ownIn(act.group.roomId, act.self), 'Changed'),
    putOwnInGroup,
  ),
  'messages: tombstone': commit(
    (act) => build.deleteMessage(ownIn(act.group.roomId, act.self), act.self),
    putOwnInGroup,
  ),
  'messages: tombstone of another': commit(
    (act) =>
      build.deleteMessage({ roomId: act.group.roomId, id: DELETED, isLast: false }, act.self),
    (act) => ({
      it: set(messagePath(act.group.roomId, DELETED), messageData(act.group.owner, 'Theirs')),
    }),
  ),
  'messages: react': commit((act) =>
    build.react(act.group.roomId, act.group.older.id, act.self, ['👍']),
  ),
  'messages: take a preview away': commit(
    (act) => build.removePreview(act.group.roomId, ownIn(act.group.roomId, act.self).id),
    (act) => {
      const { group, self } = act;
      const fields = { preview: { type: 'card' } };
      const data = messageData(self, 'https://example.com', fields);
      return { it: set(messagePath(group.roomId, ownIn(group.roomId, self).id), data) };
    },
  ),
  'messages: delete': drop((act) => messagePath(act.group.roomId, act.group.older.id)),
  'edits: get': get((act) => editPath(act.group.roomId, act.group.older.id, 0)),
  'edits: list': list((act) => editsPath(act.group.roomId, act.group.older.id)),
  'edits: update': commit(
    (act) => ({
      version: update(editPath(act.group.roomId, act.group.older.id, 0), { text: 'Never said' }),
    }),
    putVersion,
  ),
  'edits: delete': {
    ...drop((act) => editPath(act.group.roomId, act.group.older.id, 0)),
    prepare: putVersion,
  },
};

const DIRECT: Record<string, Operation> = {
  'direct: get': get((act) => roomPath(act.directId)),
  'direct: list messages': list((act) => messagesPath(act.directId), 30),
  'direct: send': commit((act) => build.send({ roomId: act.directId, me: act.self })),
  'direct: edit': commit(
    (act) => build.edit(ownIn(act.directId, act.self), 'Changed'),
    putOwnInDirect,
  ),
  'direct: react': commit(
    (act) => build.react(act.directId, OWN, act.self, ['👍']),
    putOwnInDirect,
  ),
  'direct: tombstone': commit(
    (act) => build.deleteMessage(ownIn(act.directId, act.self), act.self),
    putOwnInDirect,
  ),
  'direct: open with who blocked me': commit(
    (act) => build.createDirect(act.self, act.group.outsider),
    (act) => ({ block: set(blockPath(act.group.outsider, act.self), { at: ago(5) }) }),
  ),
  'direct: rename': commit((act) =>
    build.rename({ roomId: act.directId, me: act.self, name: 'New' }),
  ),
  'direct: change the photo': commit((act) =>
    build.changePhoto({
      roomId: act.directId,
      me: act.self,
      photoPath: roomPhotoPath(act.directId, 'p'.repeat(20)),
    }),
  ),
  'direct: leave': commit((act) => build.leave({ roomId: act.directId, me: act.self })),
  'elsewhere: get': get(() => 'secrets/one'),
  'elsewhere: create': commit(() => ({ it: set('secrets/one', { count: increment(1) }) })),
};

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...USERS,
    ...LATER,
    ...ROOMS,
    ...BELOW_ROOMS,
    ...MODERATION,
    ...MESSAGES,
    ...DIRECT,
    ...CALLS,
  }),
);
