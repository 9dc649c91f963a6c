import type { RoomFields } from './room';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Millis } from './time';

/** How long messages of a room may stay, in ms. */
export const DISAPPEAR_CHOICES_MS = [HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS] as const;
export type DisappearAfter = (typeof DISAPPEAR_CHOICES_MS)[number];

/** How much a sender's clock may be wrong before rules refuse the time at which a message goes. */
export const DISAPPEAR_TOLERANCE_MS = 10 * MINUTE_MS;

/** When a message that is sent now goes; null where messages stay. */
export function expiryOf(disappearAfterMs: number | null, now: Millis): Millis | null {
  return disappearAfterMs === null ? null : now + disappearAfterMs;
}

/** Whether a message is gone for its readers, swept or not. */
export function isExpired({ expiresAt }: { expiresAt: Millis | null }, now: Millis): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/**
 * When what a room repeats of its last message goes; null when it stays. A change of the time is a
 * message itself, so the room's present value is that of its last one.
 */
export function summaryExpiry({
  lastMessage,
  disappearAfterMs,
}: Pick<RoomFields, 'lastMessage' | 'disappearAfterMs'>): Millis | null {
  if (lastMessage?.kind !== 'text') return null;
  return expiryOf(disappearAfterMs, lastMessage.createdAt);
}
