/** What a sender's recent messages say about the present one: too many, or the same again. */
import { MINUTE_MS, SECOND_MS, type Millis } from '../time';
import { foldText } from './normalise';

/** A message that the sender wrote before the present one. */
export interface RecentMessage {
  roomId: string;
  text: string;
  createdAt: Millis;
}

/** How many recent messages are looked at, newest first, over all rooms, and how old they may be. */
export const RECENT_MAX = 20;
export const RECENT_WINDOW_MS = 60 * MINUTE_MS;

/**
 * More messages than this within the time are a flood, the present one counted. Whoever comes back
 * online sends a handful at once, and the rate limit of the rules ends at 60 a minute: what lies
 * between is fast, not yet wrong.
 */
const FLOOD_COUNT = 20;
const FLOOD_WINDOW_MS = 30 * SECOND_MS;

/** The same text this often within the window is too much, the present one counted. */
const DUPLICATES_MAX = 3;
const DUPLICATES_WINDOW_MS = 10 * MINUTE_MS;
/** The same text into this many rooms within the longer window is, too. */
const DUPLICATE_ROOMS_MAX = 3;
const DUPLICATE_ROOMS_WINDOW_MS = RECENT_WINDOW_MS;
/** Letters and digits below which a text is never a duplicate: "ok", "yes", "good morning". */
const DUPLICATE_MIN_CHARS = 16;
/** Shared trigrams, of all trigrams of both (Jaccard), from which on two texts are the same. */
const SAME_SHARE = 0.7;
/** UTF-16 units of a text that are compared. */
const COMPARED_CHARS = 800;
const SHINGLE = 3;

/** Whether the sender writes faster than people talk. */
export function isFlood(recent: readonly RecentMessage[], now: Millis): boolean {
  const before = recent
    .slice(0, RECENT_MAX)
    .filter(({ createdAt }) => createdAt <= now && createdAt > now - FLOOD_WINDOW_MS);
  return before.length + 1 > FLOOD_COUNT;
}

/** Letters and digits only: an emoji, a dot or another spelling makes no new text. */
function comparable(text: string): string {
  return foldText(text.slice(0, COMPARED_CHARS)).replace(/[^\p{L}\p{N}]+/gu, '');
}

function shinglesOf(folded: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= folded.length; at += 1) {
    shingles.add(folded.slice(at, at + SHINGLE));
  }
  return shingles;
}

function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** Whether the sender keeps posting nearly this text, here or from room to room. */
export function isDuplicate(
  text: string,
  roomId: string,
  recent: readonly RecentMessage[],
  now: Millis,
): boolean {
  const folded = comparable(text);
  if (folded.length < DUPLICATE_MIN_CHARS) return false;
  const shingles = shinglesOf(folded);
  const isSame = (other: string) => {
    const otherFolded = comparable(other);
    if (otherFolded === folded) return true;
    const [short, long] = [folded.length, otherFolded.length].sort((a, b) => a - b);
    // Texts of such different length share too little, whatever they say.
    if (short === undefined || long === undefined || short < long * SAME_SHARE) return false;
    return (
      otherFolded.length >= DUPLICATE_MIN_CHARS &&
      sharedShare(shingles, shinglesOf(otherFolded)) >= SAME_SHARE
    );
  };
  const oldest = now - DUPLICATE_ROOMS_WINDOW_MS;
  const copies = recent
    .slice(0, RECENT_MAX)
    .filter(({ createdAt }) => createdAt > oldest && createdAt <= now)
    .filter((message) => isSame(message.text));
  const lately = copies.filter(({ createdAt }) => createdAt > now - DUPLICATES_WINDOW_MS);
  const rooms = new Set([roomId, ...copies.map((copy) => copy.roomId)]);
  return lately.length + 1 >= DUPLICATES_MAX || rooms.size >= DUPLICATE_ROOMS_MAX;
}
