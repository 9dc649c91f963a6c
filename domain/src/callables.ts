import * as v from 'valibot';
import type { ErrorCode } from './errors';
import { REVIEW_ACTS } from './review';
import { WORKSPACE_ROLES } from './workspace';

/** Why a function does not do what it was asked; it names one in the details of its answer. */
export const REFUSAL_CODES = [
  'denied',
  'notFound',
  'alreadyDone',
  'reauthenticate',
  'invalid',
  'rateLimited',
] as const satisfies readonly ErrorCode[];
export type RefusalCode = (typeof REFUSAL_CODES)[number];

const id = v.pipe(v.string(), v.regex(/^[^/]{1,128}$/));

/** Callable Cloud Functions by name, with the shape of what goes in and comes out. */
export const CALLABLES = {
  /** Ends every session of the caller, on every device, this one included. */
  signOutEverywhere: { input: v.object({}), output: v.object({ validAfter: v.number() }) },
  /** Decides an item of a moderation queue; `minutes` for a mute. */
  review: {
    input: v.object({
      roomId: id,
      itemId: id,
      act: v.picklist(REVIEW_ACTS),
      minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(525_600))),
    }),
    output: v.object({}),
  },
  /** What stands around a reported message, and what is on record about its author. */
  reviewContext: {
    input: v.object({ roomId: id, itemId: id }),
    output: v.object({
      messages: v.array(
        v.object({
          id: v.string(),
          senderId: v.string(),
          text: v.string(),
          createdAt: v.number(),
          isSubject: v.boolean(),
        }),
      ),
      /** Earlier items about the same person that this moderator may know of, newest first. */
      record: v.array(
        v.object({
          roomId: v.string(),
          roomName: v.optional(v.nullable(v.string()), null),
          itemId: v.string(),
          resolution: v.nullable(v.string()),
          createdAt: v.number(),
        }),
      ),
    }),
  },
  /** Shuts a person out of the workspace, or lets them in again. */
  banPerson: {
    input: v.object({ uid: id, isBanned: v.boolean() }),
    output: v.object({}),
  },
  /** Takes a mute or a ban in one room back. */
  pardon: { input: v.object({ roomId: id, uid: id }), output: v.object({}) },
  /** Makes a person moderator or owner of the workspace, or neither. */
  grantRole: {
    input: v.object({ uid: id, role: v.nullable(v.picklist(WORKSPACE_ROLES)) }),
    output: v.object({}),
  },
  /** Sends a notification to the caller's devices and says what became of it. */
  testPush: {
    input: v.object({ deviceId: id }),
    output: v.object({
      outcome: v.picklist(['sent', 'noDevice', 'gone', 'quiet', 'failed']),
    }),
  },
  /** Begins to delete the caller's account. Wants a sign-in of the last minutes. */
  deleteAccount: {
    input: v.object({ messages: v.picklist(['keep', 'remove']) }),
    output: v.object({}),
  },
  /**
   * STUN and TURN servers for a call in a room that the caller and somebody else are in, with
   * credentials for the caller alone, good until `expiresAt`.
   */
  callServers: {
    input: v.object({ roomId: id }),
    output: v.object({
      servers: v.array(
        v.object({
          urls: v.array(v.string()),
          username: v.optional(v.string()),
          credential: v.optional(v.string()),
        }),
      ),
      expiresAt: v.number(),
    }),
  },
  /** Begins to put the caller's data together. */
  exportData: { input: v.object({}), output: v.object({}) },
} as const;
export type CallableName = keyof typeof CALLABLES;
