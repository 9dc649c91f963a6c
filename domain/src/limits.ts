/**
 * Every size and rate that client and rules agree on. `tests/rules/limits.test.ts` reads
 * `firestore.rules` and fails when a number there differs from the one here.
 *
 * Sizes that are checked count UTF-16 units (`charCount`), excerpts count code points (`clipChars`).
 */

import { DAY_MS, MINUTE_MS, SECOND_MS } from './time';

/** A message text, after trimming. */
export const MESSAGE_MAX_CHARS = 4_000;
/** The excerpt of a message that a room summary or a quote carries. */
export const EXCERPT_MAX_CHARS = 160;
/** Different people named in one message. */
export const MENTIONS_MAX = 20;
/** Different emoji by one person on one message. */
export const REACTIONS_PER_PERSON_MAX = 8;
/** UTF-16 units of one emoji: the longest sequences of Unicode 17 have 15. */
export const EMOJI_MAX_CHARS = 16;
/** Earlier versions kept of one message; after that it can't be edited again. */
export const EDITS_MAX = 100;

export const DISPLAY_NAME_MAX_CHARS = 64;
export const HANDLE_MIN_CHARS = 3;
export const HANDLE_MAX_CHARS = 20;
export const BIO_MAX_CHARS = 280;
export const STATUS_TEXT_MAX_CHARS = 80;
export const ROOM_NAME_MAX_CHARS = 80;

/** People in a group; `memberIds` travels with every room summary. */
export const GROUP_MEMBERS_MAX = 250;
/** People added in one batch: bounded by the document look-ups that rules may make. */
export const ADD_MEMBERS_BATCH_MAX = 4;
/** Rooms up to this size show who read what. */
export const RECEIPTS_ROOM_MAX = 50;

/** Messages that one person may send, over all rooms, in one window. */
export const SEND_LIMIT_COUNT = 60;
export const SEND_LIMIT_WINDOW_MS = MINUTE_MS;

/** A writer repeats "is typing" at most this often. */
export const TYPING_REPEAT_MS = 4 * SECOND_MS;
/** A reader forgets "is typing" after this long without a repeat. */
export const TYPING_TIMEOUT_MS = 8 * SECOND_MS;

/** Heartbeat of a person who is here: 15 writes an hour. */
export const PRESENCE_BEAT_MS = 4 * MINUTE_MS;
/** A heartbeat older than this means offline: one missed beat is forgiven. */
export const PRESENCE_STALE_MS = 9 * MINUTE_MS;
/** No key, pointer or touch for this long means away. */
export const PRESENCE_AWAY_MS = 5 * MINUTE_MS;

/** After this long, Firestore's TTL removes what nobody cleared (typing, presence). */
export const EPHEMERAL_TTL_MS = DAY_MS;

/** Profile photo as uploaded: square, cropped and re-encoded in the browser. */
export const PHOTO_SIDE_PX = 512;
export const PHOTO_MAX_BYTES = 512 * 1024;
export const PHOTO_CONTENT_TYPES = ['image/webp', 'image/jpeg', 'image/png'] as const;

/** Messages in the first read of a room, which fill a tall window, and in each older page. */
export const TIMELINE_FIRST_PAGE = 25;
export const TIMELINE_PAGE = 50;
/** Messages before and after one that is jumped to. */
export const TIMELINE_CONTEXT = 20;
/** Rooms in the live list, and in each older page. */
export const ROOMS_PAGE = 50;
/** People found by one search. */
export const PEOPLE_SEARCH_MAX = 20;
/** Ids in one `in` query: Firestore's own bound. */
export const IN_QUERY_MAX = 30;
