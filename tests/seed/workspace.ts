/** Turns the cast and what they said into the documents of `docs/data-model.md`. Pure. */
import type { CallFields } from '@hearth/domain/call';
import { hasLink } from '@hearth/domain/links';
import { INBOX_TTL_MS } from '@hearth/domain/limits';
import { contentKinds, type Attachment, type LinkPreview } from '@hearth/domain/media';
import { AS_SENT, replyRefTo, summaryOf, type MessageFields } from '@hearth/domain/message';
import { mentionedIds } from '@hearth/domain/mention';
import {
  callPath,
  editPath,
  filePath,
  handlePath,
  inboxEntryPath,
  memberPath,
  messagePath,
  previewImagePath,
  readPath,
  roomPath,
  userPath,
} from '@hearth/domain/paths';
import { AS_MADE, directMemberIds, directRoomId, type RoomFields } from '@hearth/domain/room';
import { searchKey } from '@hearth/domain/text';
import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import { seedCallEvent, seedCallFields } from './calls';
import { CAST } from './cast';
import { firstLink } from '../../functions/src/usecases/firstLink';
import { CONVERSATIONS, type Conversation, type Line } from './conversations';
import type { MediaName, MediaSet, SeedMedia } from './media/media';

/** A document with its times still in milliseconds; the writer turns {@link TIME_FIELDS} into timestamps. */
export interface SeedDocument {
  path: string;
  fields: Record<string, unknown>;
}

/** An object of Storage. */
export interface SeedObject {
  path: string;
  bytes: Uint8Array;
  contentType: string;
}

export interface DemoWorkspace {
  documents: SeedDocument[];
  /** What the documents show; what functions make of it is not among them. */
  objects: SeedObject[];
}

export const TIME_FIELDS: ReadonlySet<string> = new Set([
  'createdAt',
  'updatedAt',
  'editedAt',
  'deletedAt',
  'activityAt',
  'joinedAt',
  'answeredAt',
  'endedAt',
  'lastReadAt',
  'writtenAt',
  'at',
  'expiresAt',
]);

/** 20 characters, the same at every seeding, unique for room and line. */
function seedMessageId(roomIndex: number, line: number): string {
  return `seed${String(roomIndex).padStart(4, '0')}m${String(line).padStart(11, '0')}`;
}

/** The message's id with another beginning, and which of its files it is. */
function seedFileId(messageId: string, index: number): string {
  return `f${String(index).padStart(3, '0')}${messageId.slice(4)}`;
}

function found(media: MediaSet, name: MediaName): SeedMedia {
  const made = media.get(name);
  if (made) return made;
  throw new Error(`There is no file "${name}"`);
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
  objects: SeedObject[];
  /** The call that the line tells of. */
  call: CallFields | null;
}

/** Where a line is written. */
interface Place {
  roomId: string;
  id: string;
  at: Millis;
  quoted?: BuiltLine | undefined;
}

function filesOf(
  [senderId, , extras = {}]: Line,
  { roomId, id }: Place,
  media: MediaSet,
): { attachments: Attachment[]; objects: SeedObject[] } {
  const files = (extras.files ?? []).map((name, index) => {
    const { bytes, attachment } = found(media, name);
    return { bytes, attachment: { ...attachment, id: seedFileId(id, index) } };
  });
  return {
    attachments: files.map(({ attachment }) => attachment),
    objects: files.map(({ bytes, attachment }) => ({
      path: filePath(roomId, id, senderId, attachment.id),
      bytes,
      contentType: attachment.contentType,
    })),
  };
}

function previewOf(
  [, text, { card } = {}]: Line,
  { roomId, id }: Place,
  media: MediaSet,
): { preview: LinkPreview | null; objects: SeedObject[] } {
  const url = firstLink(text);
  if (!card || url === null) return { preview: null, objects: [] };
  const { bytes, attachment } = found(media, card.image);
  const { width, height, placeholder, contentType } = attachment;
  const { title, description, siteName } = card;
  return {
    preview: {
      ...{ type: 'card', url, title, description, siteName },
      image: { width, height, placeholder },
    },
    objects: [{ path: previewImagePath(roomId, id), bytes, contentType }],
  };
}

function buildLine(line: Line, place: Place, media: MediaSet): BuiltLine {
  const { id, at, quoted } = place;
  const [senderId, text, extras = {}] = line;
  const { attachments, objects } = filesOf(line, place, media);
  const { preview, objects: ofPreview } = previewOf(line, place, media);
  const isDeleted = extras.isDeleted ?? false;
  const before = extras.was ?? null;
  const editedAt = before === null ? null : at + MINUTE_MS / 2;
  const deletedAt = isDeleted ? at + MINUTE_MS : null;
  return {
    id,
    before,
    call: null,
    objects: [...objects, ...ofPreview],
    message: {
      senderId,
      kind: 'text',
      text: isDeleted ? '' : text,
      mentions: isDeleted ? [] : mentionedIds(text),
      attachments,
      kinds: isDeleted ? [] : contentKinds(attachments, hasLink(text)),
      preview,
      replyTo: quoted ? replyRefTo({ ...quoted.message, id: quoted.id }) : null,
      event: null,
      reactions: isDeleted ? {} : reactionsOf(line),
      createdAt: at,
      updatedAt: deletedAt ?? editedAt ?? at,
      editedAt,
      editCount: before === null ? 0 : 1,
      deletedAt,
      deletedBy: isDeleted ? senderId : null,
      ...AS_SENT,
    },
  };
}

/** A line that tells of a call becomes the message and the document of it. */
function withCall(
  built: BuiltLine,
  [callerId, , extras]: Line,
  conversation: Conversation,
  roomId: string,
): BuiltLine {
  if (!extras?.call) return built;
  const { name, members } = conversation;
  const [first = '', second = first] = members;
  const call = seedCallFields(extras.call, {
    ...{ roomId, callerId, at: built.message.createdAt },
    roomKind: name === null ? 'direct' : 'group',
    memberIds: name === null ? directMemberIds(first, second) : members,
  });
  return {
    ...built,
    call,
    message: {
      ...built.message,
      kind: 'system',
      event: seedCallEvent(extras.call),
      updatedAt: call.endedAt ?? built.message.updatedAt,
    },
  };
}

function buildConversation(
  conversation: Conversation,
  index: number,
  now: Millis,
  media: MediaSet,
): DemoWorkspace {
  const { name, owner, admins, members, lines } = conversation;
  const roomId = roomIdOf(conversation, index);
  const times = lineTimes(lines, now - conversation.endedMinutesAgo * MINUTE_MS);
  const createdAt = (times[0] ?? now) - MINUTE_MS;
  const built: BuiltLine[] = [];
  if (name !== null) {
    const opening = buildLine(
      [owner, ''],
      { roomId, id: seedMessageId(index, 0), at: createdAt },
      media,
    );
    opening.message.kind = 'system';
    opening.message.event = { type: 'created', name };
    built.push(opening);
  }
  lines.forEach((line, lineIndex) => {
    const quoted = line[2]?.re === undefined ? undefined : built[built.length - line[2].re];
    const place = {
      ...{ roomId, id: seedMessageId(index, lineIndex + 1), quoted },
      at: times[lineIndex] ?? now,
    };
    built.push(withCall(buildLine(line, place, media), line, conversation, roomId));
  });
  const last = built.at(-1);
  const [first = '', second = first] = members;
  const room: RoomFields = {
    kind: name === null ? 'direct' : 'group',
    name: name ?? '',
    photoPath: null,
    ownerId: name === null ? null : owner,
    memberIds: name === null ? directMemberIds(first, second) : [...members],
    createdBy: owner,
    createdAt,
    seq: built.length,
    activityAt: last?.message.createdAt ?? createdAt,
    lastMessage: last ? summaryOf({ ...last.message, id: last.id }) : null,
    ...AS_MADE,
  };
  const roleOf = (uid: string) =>
    name === null
      ? 'member'
      : uid === owner
        ? 'owner'
        : (admins as readonly string[]).includes(uid)
          ? 'admin'
          : 'member';
  const documents: SeedDocument[] = [
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
    ...built.flatMap((line) => inboxOf(line, roomId)),
    ...built.flatMap(({ id, call }) => (call ? [{ path: callPath(id), fields: call }] : [])),
  ];
  return { documents, objects: built.flatMap(({ objects }) => objects) };
}

/** What a function puts into the inboxes of those whom a message names or answers. */
function inboxOf({ id, message }: BuiltLine, roomId: string): SeedDocument[] {
  const { senderId, mentions, replyTo, createdAt: at } = message;
  const meant = new Set([...mentions, ...(replyTo ? [replyTo.senderId] : [])]);
  meant.delete(senderId);
  return [...meant].map((uid) => ({
    path: inboxEntryPath(uid, id),
    fields: {
      type: mentions.includes(uid) ? 'mention' : 'reply',
      ...{ roomId, messageId: id, senderId, at, expiresAt: at + INBOX_TTL_MS },
    },
  }));
}

/** Every document and object of the demo workspace, as if `now` were the time of seeding. */
export function demoWorkspace(now: Millis, media: MediaSet): DemoWorkspace {
  const rooms = CONVERSATIONS.map((conversation, index) =>
    buildConversation(conversation, index, now, media),
  );
  return {
    documents: [...profiles(now), ...rooms.flatMap(({ documents }) => documents)],
    objects: rooms.flatMap(({ objects }) => objects),
  };
}
