import {
  arrayRemove,
  arrayUnion,
  deleteField,
  increment,
  serverTimestamp,
  Timestamp,
} from 'firebase/firestore/lite';
import { excerpt } from '@hearth/domain/message';
import {
  blockPath,
  editPath,
  handlePath,
  limitsPath,
  memberPath,
  messagePath,
  presencePath,
  readPath,
  roomPath,
  settingsPath,
  typerPath,
  userPath,
} from '@hearth/domain/paths';
import { directMemberIds, directRoomId } from '@hearth/domain/room';
import { remove, set, update, type Commit, type Data, type Write } from './commit';

/** Whole commits that rules accept. Tests forge one thing in them. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** As client-made ids: 20 characters. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (n) => ALPHABET[n % 62]).join('');
}

export const minutes = (count: number) => Timestamp.fromMillis(Date.now() + count * 60_000);

// ---- People ----

export function profileData(handle: string, fields: Data = {}): Data {
  return {
    displayName: 'Ada Lovelace',
    handle,
    photoPath: null,
    bio: '',
    statusEmoji: '',
    statusText: '',
    searchName: 'ada lovelace',
    createdAt: serverTimestamp(),
    updatedAt: serverTimestamp(),
    ...fields,
  };
}

export const createProfile = (me: string, handle: string): Commit => ({
  profile: set(userPath(me), profileData(handle)),
  handle: set(handlePath(handle), { uid: me }),
});

export const updateProfile = (me: string, fields: Data): Commit => ({
  profile: update(userPath(me), { ...fields, updatedAt: serverTimestamp() }),
});

export const changeHandle = (me: string, from: string, to: string): Commit => ({
  profile: update(userPath(me), { handle: to, updatedAt: serverTimestamp() }),
  freed: update(handlePath(from), { uid: null }),
  taken: set(handlePath(to), { uid: me }),
});

export const saveSettings = (me: string, fields: Data): Commit => ({
  settings: set(settingsPath(me), fields),
});

export const beat = (me: string): Commit => ({
  presence: set(presencePath(me), {
    state: 'online',
    beatAt: serverTimestamp(),
    expiresAt: minutes(24 * 60),
  }),
});

export const block = (me: string, other: string): Commit => ({
  block: set(blockPath(me, other), { at: serverTimestamp(), blockedUid: other }),
});

export const unblock = (me: string, other: string): Commit => ({
  block: remove(blockPath(me, other)),
});

// ---- Making messages ----

/** How a commit counts against the rate limit. */
export type Window = 'fresh' | 'count';

export interface NewMessage {
  roomId: string;
  me: string;
  id?: string;
  window?: Window;
}

/** The part of a commit that the rate limit counts it with. */
export function count(me: string, roomId: string, id: string, window: Window = 'fresh'): Write {
  const last = { countedAt: serverTimestamp(), lastRoomId: roomId, lastMessageId: id };
  return window === 'fresh'
    ? set(limitsPath(me), { windowStartedAt: serverTimestamp(), count: 1, ...last })
    : update(limitsPath(me), { count: increment(1), ...last });
}

function messageParts(to: NewMessage, content: Data): { id: string; message: Data; summary: Data } {
  const id = to.id ?? newId();
  const message = {
    senderId: to.me,
    kind: 'text',
    text: '',
    mentions: [],
    attachments: [] as Data[],
    kinds: [] as string[],
    preview: null,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: serverTimestamp(),
    updatedAt: serverTimestamp(),
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    expiresAt: null,
    ...content,
  };
  const summary = {
    id,
    senderId: to.me,
    kind: message.kind,
    text: excerpt(message.text),
    kinds: message.kinds,
    fileCount: message.attachments.length,
    event: message.event,
    createdAt: serverTimestamp(),
    isDeleted: false,
  };
  return { id, message, summary };
}

/** The three writes of every commit that makes a message, with what else changes of the room. */
function tell(to: NewMessage, content: Data, roomFields: Data = {}): Commit {
  const { id, message, summary } = messageParts(to, content);
  return {
    message: set(messagePath(to.roomId, id), message),
    room: update(roomPath(to.roomId), {
      seq: increment(1),
      activityAt: serverTimestamp(),
      lastMessage: summary,
      ...roomFields,
    }),
    limits: count(to.me, to.roomId, id, to.window),
  };
}

export const tellEvent = (to: NewMessage, event: Data, roomFields: Data = {}): Commit =>
  tell(to, { kind: 'system', event }, roomFields);

export const send = (
  to: NewMessage & {
    text?: string;
    mentions?: unknown;
    replyTo?: Data | null;
    attachments?: Data[];
    kinds?: string[];
    expiresAt?: Timestamp | null;
  },
): Commit =>
  tell(to, {
    text: to.text ?? 'Hello',
    mentions: to.mentions ?? [],
    replyTo: to.replyTo ?? null,
    attachments: to.attachments ?? [],
    kinds: to.kinds ?? [],
    expiresAt: to.expiresAt ?? null,
  });

/** A photo, as a message carries it. */
export const photo = (fields: Data = {}): Data => ({
  id: newId(),
  kind: 'image',
  name: 'A day out.jpg',
  contentType: 'image/webp',
  size: 123_456,
  width: 2560,
  height: 1920,
  durationMs: 0,
  placeholder: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
  posterId: '',
  waveform: '',
  isAnimated: false,
  ...fields,
});

/** A function has found what the message links to; its sender does not want it. */
export const removePreview = (roomId: string, id: string): Commit => ({
  message: update(messagePath(roomId, id), {
    preview: { type: 'removed' },
    updatedAt: serverTimestamp(),
  }),
});

// ---- Rooms ----

export function createGroup(to: NewMessage & { name?: string }): Commit {
  const name = to.name ?? 'Analytical Engine';
  const { id, message, summary } = messageParts(to, {
    kind: 'system',
    event: { type: 'created', name },
  });
  return {
    message: set(messagePath(to.roomId, id), message),
    room: set(roomPath(to.roomId), {
      kind: 'group',
      name,
      ownerId: to.me,
      memberIds: [to.me],
      createdBy: to.me,
      createdAt: serverTimestamp(),
      seq: 1,
      activityAt: serverTimestamp(),
      lastMessage: summary,
    }),
    member: set(memberPath(to.roomId, to.me), { role: 'owner', joinedAt: serverTimestamp() }),
    limits: count(to.me, to.roomId, id, to.window),
  };
}

export function createDirect(me: string, other: string): Commit {
  const roomId = directRoomId(me, other);
  const ids = directMemberIds(me, other);
  const member = (uid: string) =>
    set(memberPath(roomId, uid), { role: 'member', joinedAt: serverTimestamp() });
  return {
    room: set(roomPath(roomId), {
      kind: 'direct',
      name: '',
      ownerId: null,
      memberIds: ids,
      createdBy: me,
      createdAt: serverTimestamp(),
      seq: 0,
      activityAt: serverTimestamp(),
      lastMessage: null,
    }),
    me: member(me),
    ...(me !== other && { other: member(other) }),
  };
}

/** Members are `member0`, `member1`, ... in the commit. */
export function addPeople(to: NewMessage & { targetIds: string[] }): Commit {
  const members = to.targetIds.map((uid, i): [string, Write] => [
    `member${i}`,
    set(memberPath(to.roomId, uid), { role: 'member', joinedAt: serverTimestamp() }),
  ]);
  return {
    ...tellEvent(
      to,
      { type: 'added', targetIds: to.targetIds },
      { memberIds: arrayUnion(...to.targetIds) },
    ),
    ...Object.fromEntries(members),
  };
}

type OnPerson = NewMessage & { targetId: string };

export const removePerson = (to: OnPerson): Commit => ({
  ...tellEvent(
    to,
    { type: 'removed', targetId: to.targetId },
    { memberIds: arrayRemove(to.targetId) },
  ),
  member: update(memberPath(to.roomId, to.targetId), { role: 'former' }),
});

export const leave = (to: NewMessage): Commit => ({
  ...tellEvent(to, { type: 'left' }, { memberIds: arrayRemove(to.me) }),
  member: update(memberPath(to.roomId, to.me), { role: 'former' }),
});

export const rename = (to: NewMessage & { name: string }): Commit =>
  tellEvent(to, { type: 'renamed', name: to.name }, { name: to.name });

export const changePhoto = (to: NewMessage & { photoPath: string | null }): Commit =>
  tellEvent(to, { type: 'photoChanged', photoPath: to.photoPath }, { photoPath: to.photoPath });

export const setDisappearing = (to: NewMessage & { afterMs: number | null }): Commit =>
  tellEvent(to, { type: 'disappearing', afterMs: to.afterMs }, { disappearAfterMs: to.afterMs });

export const changeRole = (to: OnPerson & { role: string }): Commit => ({
  ...tellEvent(to, { type: 'roleChanged', targetId: to.targetId, role: to.role }),
  member: update(memberPath(to.roomId, to.targetId), { role: to.role }),
});

export const handOver = (to: OnPerson): Commit => ({
  ...tellEvent(to, { type: 'ownerChanged', targetId: to.targetId }, { ownerId: to.targetId }),
  member: update(memberPath(to.roomId, to.targetId), { role: 'owner' }),
  mine: update(memberPath(to.roomId, to.me), { role: 'admin' }),
});

// ---- Changing messages ----

/** A message as it is stored, as far as a change of it needs to know. */
export interface Stored {
  roomId: string;
  id: string;
  senderId: string;
  text: string;
  mentions?: unknown[];
  createdAt: Timestamp;
  editedAt?: Timestamp | null;
  editCount?: number;
  /** Whether the room's summary tells this message. */
  isLast: boolean;
}

interface Editing {
  mentions?: string[];
  /** Who edits, when it is not the sender. */
  me?: string;
  window?: Window;
}

export function edit(
  of: Stored,
  text: string,
  { mentions = [], me = of.senderId, window }: Editing = {},
): Commit {
  const editCount = of.editCount ?? 0;
  return {
    message: update(messagePath(of.roomId, of.id), {
      text,
      mentions,
      editedAt: serverTimestamp(),
      updatedAt: serverTimestamp(),
      editCount: editCount + 1,
    }),
    version: set(editPath(of.roomId, of.id, editCount), {
      text: of.text,
      mentions: of.mentions ?? [],
      writtenAt: of.editedAt ?? of.createdAt,
    }),
    ...(of.isLast && { room: update(roomPath(of.roomId), { 'lastMessage.text': excerpt(text) }) }),
    limits: count(me, of.roomId, of.id, window),
  };
}

export const deleteMessage = (
  of: Pick<Stored, 'roomId' | 'id' | 'isLast'>,
  me: string,
): Commit => ({
  message: update(messagePath(of.roomId, of.id), {
    text: '',
    mentions: [],
    attachments: [],
    kinds: [],
    preview: null,
    replyTo: null,
    reactions: {},
    deletedAt: serverTimestamp(),
    deletedBy: me,
    updatedAt: serverTimestamp(),
  }),
  ...(of.isLast && {
    room: update(roomPath(of.roomId), {
      'lastMessage.text': '',
      'lastMessage.kinds': [],
      'lastMessage.fileCount': 0,
      'lastMessage.isDeleted': true,
    }),
  }),
});

/** An empty list takes one's reactions away. */
export const react = (
  roomId: string,
  id: string,
  me: string,
  emoji: readonly unknown[],
): Commit => ({
  message: update(messagePath(roomId, id), {
    [`reactions.${me}`]: emoji.length === 0 ? deleteField() : emoji,
    updatedAt: serverTimestamp(),
  }),
});

// ---- Live state ----

export const markRead = (
  roomId: string,
  me: string,
  lastSeq: number,
  lastReadAt: Timestamp,
): Commit => ({
  mark: set(readPath(roomId, me), { uid: me, lastSeq, lastReadAt }),
});

export const type = (roomId: string, me: string): Commit => ({
  typing: set(typerPath(roomId, me), { at: serverTimestamp(), expiresAt: minutes(24 * 60) }),
});
