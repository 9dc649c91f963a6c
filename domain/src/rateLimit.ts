import * as v from 'valibot';
import { CALL_LIMIT_COUNT, SEND_LIMIT_COUNT, SEND_LIMIT_WINDOW_MS } from './limits';
import { SECOND_MS, type Millis } from './time';

/**
 * `users/{uid}/private/limits`: the window that rules count messages, edits, scheduled messages,
 * reminders and reports in. `countedAt` is for rules alone.
 */
export const sendWindowSchema = v.object({
  windowStartedAt: v.number(),
  count: v.number(),
  /** What was counted last, or what it is about, and its room. */
  lastRoomId: v.string(),
  lastMessageId: v.string(),
});
export type SendWindow = v.InferOutput<typeof sendWindowSchema>;

export type SendAllowance =
  { type: 'fresh' } | { type: 'count' } | { type: 'wait'; untilMs: Millis };

/** How the next of them writes the window: a fresh one, one more, or not before `untilMs`. */
export function sendAllowance(
  window: Pick<SendWindow, 'windowStartedAt' | 'count'> | null,
  now: Millis,
): SendAllowance {
  if (!window) return { type: 'fresh' };
  const endsAt = window.windowStartedAt + SEND_LIMIT_WINDOW_MS;
  if (now >= endsAt) return { type: 'fresh' };
  if (window.count < SEND_LIMIT_COUNT) return { type: 'count' };
  return { type: 'wait', untilMs: endsAt };
}

/** `users/{uid}/private/callLimits`: the window that rules count calls in. */
export const callWindowSchema = v.object({
  windowStartedAt: v.number(),
  count: v.number(),
  /** The call that was counted last. */
  lastCallId: v.string(),
});
type CallWindow = v.InferOutput<typeof callWindowSchema>;

/** A window that is not over for the server can't be begun anew; one more may be counted in any. */
const CLOCK_SLACK_MS = 3 * SECOND_MS;

/** As {@link sendAllowance}, for the next call. */
export function callAllowance(
  window: Pick<CallWindow, 'windowStartedAt' | 'count'> | null,
  now: Millis,
): SendAllowance {
  if (!window) return { type: 'fresh' };
  const endsAt = window.windowStartedAt + SEND_LIMIT_WINDOW_MS;
  if (now >= endsAt + CLOCK_SLACK_MS) return { type: 'fresh' };
  if (window.count < CALL_LIMIT_COUNT) return { type: 'count' };
  return now >= endsAt ? { type: 'fresh' } : { type: 'wait', untilMs: endsAt };
}
