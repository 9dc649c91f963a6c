import * as v from 'valibot';
import { roomCallSchema } from './callKind';
import { ROOM_NAME_MAX_CHARS } from './limits';
import { messageSummarySchema } from './message';
import { ROLES } from './roles';
import { charCount, isBlank } from './text';
import type { Millis } from './time';

export const ROOM_KINDS = ['direct', 'group'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** `rooms/{roomId}`: one document is a whole row of the room list. */
export const roomSchema = v.object({
  kind: v.picklist(ROOM_KINDS),
  /** Empty for direct rooms: each side shows the other's name. */
  name: v.string(),
  /** Storage path of a square photo; null, or left out, for the initials. */
  photoPath: v.optional(v.nullable(v.string()), null),
  /** Null for direct rooms. */
  ownerId: v.nullable(v.string()),
  memberIds: v.array(v.string()),
  createdBy: v.string(),
  createdAt: v.number(),
  /** Number of messages ever sent here; unread counts are differences of it. */
  seq: v.number(),
  /** Time of the last message, or of creation: the order of the room list. */
  activityAt: v.number(),
  lastMessage: v.nullable(messageSummarySchema),
  /** uid -> until when that person may not write here. Set by functions. */
  mutes: v.optional(v.record(v.string(), v.number()), {}),
  /** Who may not come in (again). In a direct room the one who is gone from the workspace. */
  barredIds: v.optional(v.array(v.string()), []),
  /** How long new messages stay, in ms; null for ever. */
  disappearAfterMs: v.optional(v.nullable(v.number()), null),
  /** The call that goes on here; one at a time. */
  call: v.optional(v.nullable(roomCallSchema), null),
});
export type RoomFields = v.InferOutput<typeof roomSchema>;
export type Room = RoomFields & { id: string };

/**
 * In place of a role for who left or was removed, until a function clears the document: rules can
 * prove that a document changed, not that it is gone.
 */
export const FORMER_ROLE = 'former';

/** `rooms/{roomId}/members/{uid}` */
export const memberSchema = v.object({
  role: v.picklist(ROLES),
  joinedAt: v.number(),
});
export type Member = v.InferOutput<typeof memberSchema> & { uid: string };

/** One room for a pair, whoever opens it first; a pair of oneself holds notes. */
export function directRoomId(a: string, b: string): string {
  return a < b ? `dm_${a}_${b}` : `dm_${b}_${a}`;
}

/** `memberIds` of a direct room: sorted, one entry for notes to oneself. */
export function directMemberIds(a: string, b: string): string[] {
  if (a === b) return [a];
  return a < b ? [a, b] : [b, a];
}

/** The other person of a direct room; oneself in one's notes; null for groups. */
export function directPartnerId(
  room: Pick<Room, 'kind' | 'memberIds' | 'barredIds'>,
  me: string,
): string | null {
  if (room.kind !== 'direct') return null;
  return [...room.memberIds, ...room.barredIds].find((uid) => uid !== me) ?? me;
}

/** Whether somebody else can have blocked `me` there: told by the id alone. */
export function canBeBlocked(roomId: string, me: string): boolean {
  return roomId.startsWith('dm_') && roomId !== directRoomId(me, me);
}

export function isNotesRoom(room: Pick<Room, 'kind' | 'memberIds' | 'barredIds'>): boolean {
  return room.kind === 'direct' && room.memberIds.length + room.barredIds.length === 1;
}

/** A room with nobody else in it has nobody to call. */
export function canCall(room: Pick<Room, 'memberIds' | 'barredIds' | 'kind'>): boolean {
  return room.memberIds.length > 1 && (room.kind === 'group' || room.barredIds.length === 0);
}

/** Until when a person may not write in a room; null when they may. */
export function mutedUntil(room: Pick<Room, 'mutes'>, uid: string, now: Millis): Millis | null {
  const until = room.mutes[uid];
  return until !== undefined && until > now ? until : null;
}

/** Of a room that nothing has happened to. */
export const AS_MADE = {
  mutes: {},
  barredIds: [],
  disappearAfterMs: null,
  call: null,
} satisfies Pick<Room, 'mutes' | 'barredIds' | 'disappearAfterMs' | 'call'>;

export type RoomNameProblem = 'empty' | 'tooLong';

/** What is wrong with a cleaned group name, or null. */
export function roomNameProblem(name: string): RoomNameProblem | null {
  if (isBlank(name)) return 'empty';
  if (charCount(name) > ROOM_NAME_MAX_CHARS) return 'tooLong';
  return null;
}

/** A direct room that somebody else opened shows up only with its first message. */
export function isListed(
  room: Pick<Room, 'kind' | 'lastMessage' | 'createdBy'>,
  me: string,
): boolean {
  return room.kind !== 'direct' || room.lastMessage !== null || room.createdBy === me;
}

/** Newest activity first; equal times by id, so that the order never flickers. */
export function byActivity(
  a: { activityAt: Millis; id: string },
  b: { activityAt: Millis; id: string },
): number {
  return b.activityAt - a.activityAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
