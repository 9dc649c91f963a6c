/** Fresh people and rooms for one test, so that tests run side by side on one engine. */
import { AS_SENT, WITHOUT_FILES, excerpt, type MessageFields } from '@hearth/domain/message';
import {
  handlePath,
  memberPath,
  messagePath,
  readPath,
  roomPath,
  userPath,
} from '@hearth/domain/paths';
import { directMemberIds, directRoomId } from '@hearth/domain/room';
import { searchKey } from '@hearth/domain/text';
import { DAY_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import { randomInt } from 'node:crypto';
import { signUpAccounts, writeDocuments, type EngineAddress, type NewAccount } from './engineRest';
import { withTimestamps } from './seedWorkspace';

export interface Person extends NewAccount {
  handle: string;
}

export interface SceneRoom {
  id: string;
  kind: 'direct' | 'group';
  name: string;
  memberIds: string[];
  /** Of the messages, oldest first. */
  messageIds: string[];
  messageTimes: Millis[];
}

const ID_CHARS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits: ids never meet those of another test or run. */
export function freshId(length: number): string {
  return Array.from({ length }, () => ID_CHARS.charAt(randomInt(ID_CHARS.length))).join('');
}

/** People with accounts and profiles; the names are shown, handles and ids are fresh. */
export async function makePeople(
  engine: EngineAddress,
  names: readonly string[],
): Promise<Person[]> {
  const people = names.map((displayName) => {
    const uid = `u${freshId(19)}`;
    const handle = `h_${freshId(10)}`;
    return {
      uid,
      handle,
      displayName,
      email: `${uid}@hearth.test`,
      password: `${uid}-hearth`,
    };
  });
  await signUpAccounts(engine, people);
  const now = Date.now();
  await write(
    engine,
    people.flatMap(({ uid, handle, displayName }) => [
      { path: handlePath(handle), fields: { uid } },
      {
        path: userPath(uid),
        fields: {
          displayName,
          handle,
          photoPath: null,
          bio: '',
          statusEmoji: '',
          statusText: '',
          searchName: searchKey(displayName),
          createdAt: now - DAY_MS,
          updatedAt: now - DAY_MS,
        },
      },
    ]),
  );
  return people;
}

function write(
  engine: EngineAddress,
  documents: readonly { path: string; fields: object }[],
): Promise<void> {
  return writeDocuments(
    engine,
    documents.map(({ path, fields }) => ({ path, fields: withTimestamps(fields) })),
  );
}

/** What was said before the test: texts by turns of the members, or with their senders. */
export type SceneLine = string | { from: Person; text: string };

function messageOf(senderId: string, text: string, at: Millis): MessageFields {
  return {
    senderId,
    kind: 'text',
    text,
    mentions: [],
    ...WITHOUT_FILES,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: at,
    updatedAt: at,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    ...AS_SENT,
  };
}

async function makeRoom(
  engine: EngineAddress,
  room: { id: string; kind: 'direct' | 'group'; name: string },
  members: readonly Person[],
  lines: readonly SceneLine[],
): Promise<SceneRoom> {
  const { id, kind, name } = room;
  const [owner] = members;
  if (!owner) throw new Error('A room needs at least one person');
  const startedAt = Date.now() - (lines.length + 1) * 20 * SECOND_MS;
  const messages = lines.map((line, index) => {
    const { from, text } =
      typeof line === 'string'
        ? { from: members[index % members.length] ?? owner, text: line }
        : line;
    const at = startedAt + (index + 1) * 20 * SECOND_MS;
    return { id: `m${freshId(19)}`, fields: messageOf(from.uid, text, at) };
  });
  const last = messages.at(-1);
  const memberIds =
    kind === 'group'
      ? members.map(({ uid }) => uid)
      : directMemberIds(owner.uid, members.at(-1)?.uid ?? owner.uid);
  await write(engine, [
    {
      path: roomPath(id),
      fields: {
        kind,
        name,
        ownerId: kind === 'group' ? owner.uid : null,
        memberIds,
        createdBy: owner.uid,
        createdAt: startedAt,
        seq: messages.length,
        activityAt: last?.fields.createdAt ?? startedAt,
        lastMessage: last
          ? {
              id: last.id,
              senderId: last.fields.senderId,
              kind: 'text',
              text: excerpt(last.fields.text),
              event: null,
              createdAt: last.fields.createdAt,
              isDeleted: false,
            }
          : null,
      },
    },
    ...members.map(({ uid }, index) => ({
      path: memberPath(id, uid),
      fields: { role: kind === 'group' && index === 0 ? 'owner' : 'member', joinedAt: startedAt },
    })),
    ...messages.map((message) => ({ path: messagePath(id, message.id), fields: message.fields })),
  ]);
  return {
    id,
    kind,
    name,
    memberIds,
    messageIds: messages.map((message) => message.id),
    messageTimes: messages.map((message) => message.fields.createdAt),
  };
}

/** A group whose first member owns it. */
export function makeGroup(
  engine: EngineAddress,
  name: string,
  members: readonly Person[],
  lines: readonly SceneLine[] = [],
): Promise<SceneRoom> {
  return makeRoom(engine, { id: freshId(20), kind: 'group', name }, members, lines);
}

/** The room of two people, or the notes of one. */
export function makeDirect(
  engine: EngineAddress,
  members: readonly [Person, Person?],
  lines: readonly SceneLine[] = [],
): Promise<SceneRoom> {
  const [first, second = first] = members;
  const people = first === second ? [first] : [first, second];
  return makeRoom(
    engine,
    { id: directRoomId(first.uid, second.uid), kind: 'direct', name: '' },
    people,
    lines,
  );
}

/** As if this person had read the room up to here. */
export function markRead(
  engine: EngineAddress,
  room: SceneRoom,
  person: Person,
  lastSeq: number,
): Promise<void> {
  return write(engine, [
    {
      path: readPath(room.id, person.uid),
      fields: {
        uid: person.uid,
        lastSeq,
        lastReadAt: room.messageTimes[lastSeq - 1] ?? Date.now() - DAY_MS,
      },
    },
  ]);
}
