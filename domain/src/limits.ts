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
/** Of a report: what the person adds in words. */
export const REPORT_NOTE_MAX_CHARS = 500;
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
/** A device that was not seen for this long gets no notifications any more. */
export const DEVICE_TTL_MS = 60 * DAY_MS;
/** A device says that it is here at most this often. */
export const DEVICE_RENEWAL_MS = 7 * DAY_MS;
/** Browsers of one person that get notifications. */
export const DEVICES_MAX = 10;
/** Inbox entries in one look; older ones are not shown. */
export const INBOX_MAX = 50;
export const INBOX_TTL_MS = 90 * DAY_MS;
/** Items of a moderation queue in one page, and entries of an audit log. */
export const REVIEW_PAGE = 30;
/** What is kept of moderation after it is done. */
export const REVIEW_TTL_MS = 90 * DAY_MS;
export const AUDIT_TTL_MS = 366 * DAY_MS;
/** Messages that wait to be sent, and reminders, of one person in one look. */
export const SCHEDULED_MAX = 100;

/** Calls that one person may begin, over all rooms, in one window of a minute. */
export const CALL_LIMIT_COUNT = 6;
/** A call that is cancelled sooner leaves no word that it was missed. */
export const CALL_SLIP_MS = 3 * SECOND_MS;
/** A call that nobody takes rings this long. */
export const CALL_RING_MS = 45 * SECOND_MS;
/** In a group of more people a call rings no longer when somebody has come, and not on devices. */
export const CALL_RINGS_ON_MAX = 32;
/** Everybody sends to everybody: more would be more than homes can send. */
export const CALL_PARTICIPANTS_MAX = 6;
/** One signal, as JSON: an offer with audio, video and a shared screen has about 12,000. */
export const CALL_SIGNAL_MAX_CHARS = 60_000;
/** A signal that nobody takes is gone after this long; rules allow an hour. */
export const CALL_SIGNAL_TTL_MS = 30 * MINUTE_MS;
/** Who is in a call says so this often; the first time after as long, so that short calls cost nothing. */
export const CALL_BEAT_MS = 4 * MINUTE_MS;
/** Who has not said so for this long has lost their browser: two beats and a while. */
export const CALL_SILENCE_MS = 9 * MINUTE_MS;
/** Calls in one look at the history. */
export const CALLS_PAGE = 30;

/** Profile photo as uploaded: square, cropped and re-encoded in the browser. */
export const PHOTO_SIDE_PX = 512;
export const PHOTO_MAX_BYTES = 512 * 1024;
export const PHOTO_CONTENT_TYPES = ['image/webp', 'image/jpeg', 'image/png'] as const;

/** Messages in the first read of a room, which fill a tall window, and in each older page. */
export const TIMELINE_FIRST_PAGE = 24;
export const TIMELINE_PAGE = 50;
/** Messages before and after one that is jumped to. */
export const TIMELINE_CONTEXT = 20;
/** Rooms in the live list, and in each older page. */
export const ROOMS_PAGE = 50;
/** People found by one search. */
export const PEOPLE_SEARCH_MAX = 20;
/** Ids in one `in` query: Firestore's own bound. */
export const IN_QUERY_MAX = 30;
