import * as v from 'valibot';
import { SEND_LIMIT_COUNT, SEND_LIMIT_WINDOW_MS } from './limits';
import type { Millis } from './time';

/** `users/{uid}/private/limits`: the window that rules count sends in. */
export const sendWindowSchema = v.object({
  windowStartedAt: v.number(),
  count: v.number(),
  /** The message that was counted last, and its room. */
  lastRoomId: v.string(),
  lastMessageId: v.string(),
});
export type SendWindow = v.InferOutput<typeof sendWindowSchema>;

export type SendAllowance =
  { type: 'fresh' } | { type: 'count' } | { type: 'wait'; untilMs: Millis };

/** How the next send writes the window: a fresh one, one more, or not before `untilMs`. */
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
