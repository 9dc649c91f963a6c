import * as v from 'valibot';
import { TYPING_TIMEOUT_MS } from './limits';
import type { Millis } from './time';

/** `rooms/{roomId}/typing/{uid}` */
export const typingSchema = v.object({ at: v.number() });
export type Typing = v.InferOutput<typeof typingSchema> & { uid: string };

/** Who is typing now, longest first, oneself left out. */
export function activeTypers(entries: readonly Typing[], me: string, now: Millis): string[] {
  return entries
    .filter((entry) => entry.uid !== me && now - entry.at < TYPING_TIMEOUT_MS)
    .sort((a, b) => a.at - b.at)
    .map((entry) => entry.uid);
}
