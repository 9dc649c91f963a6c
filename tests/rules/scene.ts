import { Timestamp } from 'firebase/firestore/lite';
import { handlePath, memberPath, messagePath, roomPath, userPath } from '@hearth/domain/paths';
import { directMemberIds, directRoomId } from '@hearth/domain/room';
import type { Role } from '@hearth/domain/roles';
import { newId, profileData, type Stored } from './builders';
import { apply, set, type Commit, type Data } from './commit';
import type { Engine } from './engine';

const RUN = Date.now().toString(36);
let made = 0;

/** Ids that no other test uses: nothing needs to be cleared between tests. */
export const newUid = (name: string) => `${name}${RUN}${(made += 1).toString(36)}`;

export const ago = (minutes: number) => Timestamp.fromMillis(Date.now() - minutes * 60_000);

export const handleOf = (uid: string) => uid.toLowerCase().slice(-20);

function personWrites(uid: string): Commit {
  const handle = handleOf(uid);
  const times = { createdAt: ago(60), updatedAt: ago(60) };
  return {
    [`profile of ${uid}`]: set(userPath(uid), profileData(handle, times)),
    [`handle of ${uid}`]: set(handlePath(handle), { uid }),
  };
}

export async function addPerson(engine: Engine, name: string): Promise<string> {
  const uid = newUid(name);
  await apply(engine.admin(), personWrites(uid));
  return uid;
}

export function messageData(senderId: string, text: string, fields: Data = {}): Data {
  return {
    senderId,
    kind: 'text',
    text,
    mentions: [],
    attachments: [],
    kinds: [],
    preview: null,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: ago(10),
    updatedAt: ago(10),
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    expiresAt: null,
    ...fields,
  };
}

const summaryData = (id: string, message: Data): Data => ({
  id,
  senderId: message['senderId'],
  kind: message['kind'],
  text: message['text'],
  kinds: message['kinds'],
  fileCount: 0,
  event: message['event'],
  createdAt: message['createdAt'],
  isDeleted: message['deletedAt'] !== null,
});

const PEOPLE = ['owner', 'admin', 'member', 'other', 'removed', 'outsider'] as const;
export type GroupPerson = (typeof PEOPLE)[number];
const ROLE_OF: Record<Exclude<GroupPerson, 'outsider'>, Role | 'former'> = {
  owner: 'owner',
  admin: 'admin',
  member: 'member',
  other: 'member',
  removed: 'former',
};

/** A group with two plain members, and messages by `member`: an older one and the last one. */
export interface GroupScene extends Record<GroupPerson, string> {
  roomId: string;
  older: Stored;
  last: Stored;
}

const SEQ = 5;
export { SEQ as SCENE_SEQ };

function storedBy(
  roomId: string,
  senderId: string,
  text: string,
  minutesAgo: number,
  isLast: boolean,
) {
  const createdAt = ago(minutesAgo);
  const data = messageData(senderId, text, { createdAt, updatedAt: createdAt });
  return {
    data,
    stored: { roomId, id: newId(), senderId, text, createdAt, isLast } satisfies Stored,
  };
}

export async function setGroup(engine: Engine, roomFields: Data = {}): Promise<GroupScene> {
  const roomId = newId();
  const ids = Object.fromEntries(PEOPLE.map((name) => [name, newUid(name)])) as Record<
    GroupPerson,
    string
  >;
  const older = storedBy(roomId, ids.member, 'An older message', 20, false);
  const last = storedBy(roomId, ids.member, 'The last message', 10, true);
  const members = Object.entries(ROLE_OF).map(([name, role]): [string, ReturnType<typeof set>] => [
    name,
    set(memberPath(roomId, ids[name as GroupPerson]), { role, joinedAt: ago(30) }),
  ]);
  await apply(engine.admin(), {
    ...Object.fromEntries(PEOPLE.flatMap((name) => Object.entries(personWrites(ids[name])))),
    ...Object.fromEntries(members),
    older: set(messagePath(roomId, older.stored.id), older.data),
    last: set(messagePath(roomId, last.stored.id), last.data),
    room: set(roomPath(roomId), {
      kind: 'group',
      name: 'Difference Engine',
      ownerId: ids.owner,
      memberIds: [ids.owner, ids.admin, ids.member, ids.other],
      createdBy: ids.owner,
      createdAt: ago(30),
      seq: SEQ,
      activityAt: ago(10),
      lastMessage: summaryData(last.stored.id, last.data),
      ...roomFields,
    }),
  });
  return { ...ids, roomId, older: older.stored, last: last.stored };
}

export interface DirectScene {
  roomId: string;
  me: string;
  other: string;
  /** The last message, by `me`. */
  last: Stored;
}

export async function setDirect(engine: Engine, roomFields: Data = {}): Promise<DirectScene> {
  const me = newUid('me');
  const other = newUid('other');
  const roomId = directRoomId(me, other);
  const last = storedBy(roomId, me, 'Between us', 10, true);
  await apply(engine.admin(), {
    ...personWrites(me),
    ...personWrites(other),
    mine: set(memberPath(roomId, me), { role: 'member', joinedAt: ago(30) }),
    others: set(memberPath(roomId, other), { role: 'member', joinedAt: ago(30) }),
    message: set(messagePath(roomId, last.stored.id), last.data),
    room: set(roomPath(roomId), {
      kind: 'direct',
      name: '',
      ownerId: null,
      memberIds: directMemberIds(me, other),
      createdBy: me,
      createdAt: ago(30),
      seq: SEQ,
      activityAt: ago(10),
      lastMessage: summaryData(last.stored.id, last.data),
      ...roomFields,
    }),
  });
  return { roomId, me, other, last: last.stored };
}
