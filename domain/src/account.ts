import * as v from 'valibot';
import { DAY_MS, MINUTE_MS } from './time';

/** A dangerous act wants a sign-in that is not older than this. */
export const RECENT_SIGN_IN_MS = 5 * MINUTE_MS;

/** An export can be fetched for this long. */
export const EXPORT_TTL_MS = 7 * DAY_MS;

/** `users/{uid}/private/export`: how far an export has come. Written by functions. */
export const exportSchema = v.object({
  state: v.picklist(['working', 'ready', 'failed']),
  /** Storage path; null until it is ready. */
  path: v.nullable(v.string()),
  /** Bytes. */
  size: v.number(),
  requestedAt: v.number(),
  expiresAt: v.number(),
});
export type ExportState = v.InferOutput<typeof exportSchema>;

/** An export that takes longer than this has died. */
export const EXPORT_STALE_MS = 15 * MINUTE_MS;

/** Putting one's data together costs: so often may one ask, and so soon when it failed. */
export const EXPORT_EVERY_MS = DAY_MS;
export const EXPORT_RETRY_MS = 10 * MINUTE_MS;

/** What happens to an account that goes, in this order. */
export const DELETION_STEPS = [
  'rooms',
  'messages',
  'files',
  'documents',
  'account',
  'done',
] as const;
export type DeletionStep = (typeof DELETION_STEPS)[number];

/** `deletions/{uid}`: an account that goes; functions only. */
export const deletionSchema = v.object({
  /** What becomes of the person's messages. */
  messages: v.picklist(['keep', 'remove']),
  requestedAt: v.number(),
  /** Everything before this step is done. */
  step: v.picklist(DELETION_STEPS),
  /** Runs that were made: a long step takes several. */
  round: v.number(),
});
export type Deletion = v.InferOutput<typeof deletionSchema>;
