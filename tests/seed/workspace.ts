/** Turns the cast and what they said into the documents of `docs/data-model.md`. Pure. */
import { hasLink } from '@hearth/domain/links';
import { contentKinds } from '@hearth/domain/media';
import { WITHOUT_FILES, replyRefTo, summaryOf, type MessageFields } from '@hearth/domain/message';
import { mentionedIds } from '@hearth/domain/mention';
import {
  editPath,
  handlePath,
  memberPath,
  messagePath,
  readPath,
  roomPath,
  userPath,
} from '@hearth/domain/paths';
import { directMemberIds, directRoomId, type RoomFields } from '@hearth/domain/room';
import { searchKey } from '@hearth/domain/text';
import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import { CAST } from './cast';
import { CONVERSATIONS, type Conversation, type Line } from './conversations';

/** A document with its times still in milliseconds; the writer turns {@link TIME_FIELDS} into timestamps. */
export interface SeedDocument {
  path: string;
  fields: Record<string, unknown>;
}

export const TIME_FIELDS: ReadonlySet<string> = new Set([
  'createdAt',
  'updatedAt',
  'editedAt',
  'deletedAt',
  'activityAt',
  'joinedAt',
  'lastReadAt',
  'writtenAt',
]);

/** 20 characters, the same at every seeding, unique for room and line. */
function seedMessageId(roomIndex: number, line: number): string {
  return `seed${String(roomIndex).padStart(4, '0')}m${String(line).padStart(11, '0')}`;
}

function roomIdOf(conversation: Conversation, index: number): string {
  const [first = '', second = first] = conversation.members;
  return conversation.name === null
    ? directRoomId(first, second)
    : `seedroom${String(index).padStart(12, '0')}`;
}

function profiles(now: Millis): SeedDocument[] {
  return CAST.flatMap(({ uid, displayName, handle, bio, statusEmoji, statusText }) => [
    { path: handlePath(handle), fields: { uid } },
    {
      path: userPath(uid),
      fields: {
        displayName,
        handle,
        bio,
        statusEmoji,
        statusText,
        photoPath: null,
        searchName: searchKey(displayName),
        createdAt: now - 90 * 24 * 60 * MINUTE_MS,
        updatedAt: now,
      },
    },
  ]);
}

function lineTimes(lines: readonly Line[], end: Millis): Millis[] {
  const gaps = lines.map((line) => (line[2]?.gap ?? 2) * MINUTE_MS);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  let time = end - total;
  return gaps.map((gap) => (time += gap));
}

function reactionsOf(line: Line): Record<string, string[]> {
  const byPerson: Record<string, string[]> = {};
  for (const [emoji, uids] of Object.entries(line[2]?.react ?? {})) {
    for (const uid of uids) (byPerson[uid] ??= []).push(emoji);
  }
  return byPerson;
}

interface BuiltLine {
  id: string;
  message: MessageFields;
  before: string | null;
}

function buildLine(line: Line, id: string, at: Millis, quoted: BuiltLine | undefined): BuiltLine {
  const [senderId, text, extras = {}] = line;
  const isDeleted = extras.isDeleted ?? false;
  const before = extras.was ?? null;
  const editedAt = before === null ? null : at + MINUTE_MS / 2;
  const deletedAt = isDeleted ? at + MINUTE_MS : null;
  return {
    id,
    before,
    message: {
      senderId,
      kind: 'text',
      text: isDeleted ? '' : text,
      mentions: isDeleted ? [] : mentionedIds(text),
      ...WITHOUT_FILES,
      kinds: isDeleted ? [] : contentKinds([], hasLink(text)),
      replyTo: quoted ? replyRefTo({ ...quoted.message, id: quoted.id }) : null,
      event: null,
      reactions: isDeleted ? {} : reactionsOf(line),
      createdAt: at,
      updatedAt: deletedAt ?? editedAt ?? at,
      editedAt,
      editCount: before === null ? 0 : 1,
      deletedAt,
      deletedBy: isDeleted ? senderId : null,
    },
  };
}

function buildConversation(conversation: Conversation, index: number, now: Millis): SeedDocument[] {
  const { name, owner, admins, members, lines } = conversation;
  const roomId = roomIdOf(conversation, index);
  const times = lineTimes(lines, now - conversation.endedMinutesAgo * MINUTE_MS);
  const createdAt = (times[0] ?? now) - MINUTE_MS;
  const built: BuiltLine[] = [];
  if (name !== null) {
    const opening = buildLine([owner, ''], seedMessageId(index, 0), createdAt, undefined);
    opening.message.kind = 'system';
    opening.message.event = { type: 'created', name };
    built.push(opening);
  }
  lines.forEach((line, lineIndex) => {
    const quoted = line[2]?.re === undefined ? undefined : built[built.length - line[2].re];
    built.push(
      buildLine(line, seedMessageId(index, lineIndex + 1), times[lineIndex] ?? now, quoted),
    );
  });
  const last = built.at(-1);
  const [first = '', second = first] = members;
  const room: RoomFields = {
    kind: name === null ? 'direct' : 'group',
    name: name ?? '',
    ownerId: name === null ? null : owner,
    memberIds: name === null ? directMemberIds(first, second) : [...members],
    createdBy: owner,
    createdAt,
    seq: built.length,
    activityAt: last?.message.createdAt ?? createdAt,
    lastMessage: last ? summaryOf({ ...last.message, id: last.id }) : null,
  };
  const roleOf = (uid: string) =>
    name === null
      ? 'member'
      : uid === owner
        ? 'owner'
        : (admins as readonly string[]).includes(uid)
          ? 'admin'
          : 'member';
  return [
    { path: roomPath(roomId), fields: room },
    ...members.map((uid) => ({
      path: memberPath(roomId, uid),
      fields: { role: roleOf(uid), joinedAt: createdAt },
    })),
    ...members.map((uid) => {
      const lastSeq = built.length - (conversation.unread[uid] ?? 0);
      return {
        path: readPath(roomId, uid),
        fields: { uid, lastSeq, lastReadAt: built[lastSeq - 1]?.message.createdAt ?? createdAt },
      };
    }),
    ...built.flatMap(({ id, message, before }) => [
      { path: messagePath(roomId, id), fields: message },
      ...(before === null
        ? []
        : [
            {
              path: editPath(roomId, id, 0),
              fields: {
                text: before,
                mentions: mentionedIds(before),
                writtenAt: message.createdAt,
              },
            },
          ]),
    ]),
  ];
}

/** Every document of the demo workspace, as if `now` were the time of seeding. */
export function demoWorkspace(now: Millis): SeedDocument[] {
  return [
    ...profiles(now),
    ...CONVERSATIONS.flatMap((conversation, index) => buildConversation(conversation, index, now)),
  ];
}
