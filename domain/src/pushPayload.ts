/**
 * What travels to a device, as the `data` of an FCM message: strings only, keys and values below
 * 4096 bytes (https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). No key begins with
 * `google` or `gcm` or is `from`, which FCM keeps for itself.
 */
import * as v from 'valibot';
import { CALL_KINDS } from './callKind';
import { DISPLAY_NAME_MAX_CHARS, ROOM_NAME_MAX_CHARS } from './limits';
import { CONTENT_KINDS } from './media';
import { ROOM_KINDS } from './room';
import { clipChars } from './text';

/** As JSON in UTF-8. The rest up to FCM's bound is left to what FCM wraps around it. */
export const PUSH_MAX_BYTES = 3_500;
/** Code points of a message's words: more than any system shows. */
export const PUSH_TEXT_MAX_CHARS = 300;

const number = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number));
const flag = v.pipe(
  v.picklist(['0', '1']),
  v.transform((text) => text === '1'),
);
const kinds = v.pipe(
  v.string(),
  v.transform((text) => CONTENT_KINDS.filter((kind) => text.split(',').includes(kind))),
);
const id = v.pipe(v.string(), v.regex(/^[^/]{1,300}$/));

/** From strings to values; the types of {@link PushPayload} are its output. */
export const pushPayloadSchema = v.variant('type', [
  v.object({
    type: v.literal('message'),
    roomId: id,
    messageId: id,
    roomKind: v.picklist(ROOM_KINDS),
    /** Empty for direct rooms. */
    roomName: v.string(),
    senderName: v.string(),
    /** Words without markers, one line; empty where the person wants no previews. */
    text: v.string(),
    kinds,
    fileCount: number,
    /** Milliseconds. */
    at: number,
    isDirected: flag,
    hidesPreview: flag,
  }),
  v.object({
    type: v.literal('reminder'),
    roomId: id,
    messageId: id,
    roomName: v.string(),
    senderName: v.string(),
    text: v.string(),
    at: number,
    hidesPreview: flag,
  }),
  v.object({
    type: v.literal('call'),
    callId: id,
    roomId: id,
    callerName: v.string(),
    kind: v.picklist(CALL_KINDS),
    at: number,
  }),
  /** Takes the notification of a ring away; a missed call leaves one that says so. */
  v.object({
    type: v.literal('callOver'),
    callId: id,
    roomId: id,
    callerName: v.string(),
    kind: v.picklist(CALL_KINDS),
    isMissed: flag,
    at: number,
  }),
  v.object({ type: v.literal('test'), at: number }),
]);
export type PushPayload = v.InferOutput<typeof pushPayloadSchema>;
export type MessagePush = Extract<PushPayload, { type: 'message' }>;
export type ReminderPush = Extract<PushPayload, { type: 'reminder' }>;
export type CallPush = Extract<PushPayload, { type: 'call' }>;
export type CallOverPush = Extract<PushPayload, { type: 'callOver' }>;

/** Most code points of the values that people write. */
const LIMITS: Record<string, number> = {
  roomName: ROOM_NAME_MAX_CHARS,
  senderName: DISPLAY_NAME_MAX_CHARS,
  callerName: DISPLAY_NAME_MAX_CHARS,
  text: PUSH_TEXT_MAX_CHARS,
};

function encoded(key: string, value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'object') return value.join(',');
  const text = typeof value === 'number' ? Math.round(value).toString() : value;
  const limit = LIMITS[key];
  return limit === undefined ? text : clipChars(text, limit);
}

/** Bytes of the data as JSON. */
export function pushBytes(data: Readonly<Record<string, string>>): number {
  return new TextEncoder().encode(JSON.stringify(data)).length;
}

/** The strings that FCM carries, the text cut so that all of it fits. */
export function encodePush(payload: PushPayload): Record<string, string> {
  const data = Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, encoded(key, value)]),
  );
  while (pushBytes(data) > PUSH_MAX_BYTES && data['text']) {
    data['text'] = clipChars(data['text'], Math.floor([...data['text']].length / 2));
  }
  return data;
}

/** The payload, or null for what is none of ours. */
export function parsePush(data: unknown): PushPayload | null {
  const parsed = v.safeParse(pushPayloadSchema, data);
  return parsed.success ? parsed.output : null;
}
