/** What a notification looks like, as values: made of a push and of what is shown already. */
import { routes } from '@hearth/domain/paths';
import type {
  CallOverPush,
  CallPush,
  MessagePush,
  PushPayload,
  ReminderPush,
} from '@hearth/domain/pushPayload';
import * as v from 'valibot';
import { kindsInWords, type PushWords } from './pushWords';
import type { ShownNotification } from './workerScope';

/** Behind each notification: what a click needs, and what a further push of the room needs. */
const notificationDataSchema = v.variant('type', [
  v.object({
    type: v.literal('room'),
    roomId: v.string(),
    /** Of the newest message. */
    messageId: v.string(),
    url: v.string(),
    /** Messages it stands for, newest last. */
    ids: v.array(v.string()),
    /** The newest few of them in words. */
    lines: v.array(v.string()),
  }),
  v.object({ type: v.literal('reminder'), url: v.string() }),
  v.object({
    type: v.literal('call'),
    callId: v.string(),
    roomId: v.string(),
    url: v.string(),
  }),
  v.object({ type: v.literal('missedCall'), roomId: v.string(), url: v.string() }),
  v.object({ type: v.literal('test'), url: v.string() }),
]);
export type NotificationData = v.InferOutput<typeof notificationDataSchema>;
export type RoomData = Extract<NotificationData, { type: 'room' }>;

/** What stands behind a notification; null for one of another version. */
export function notificationData({ data }: ShownNotification): NotificationData | null {
  const parsed = v.safeParse(notificationDataSchema, data);
  return parsed.success ? parsed.output : null;
}

interface Action {
  action: string;
  title: string;
  /** Lets people write where the browser can: https://github.com/w3c/ServiceWorker/issues/899 */
  type?: 'text';
  placeholder?: string;
}

/** As `showNotification` takes it; the types of pages lack what only workers may use. */
export interface Content {
  title: string;
  options: {
    body: string;
    tag: string;
    data: NotificationData;
    icon: string;
    badge: string;
    timestamp: number;
    renotify: boolean;
    silent: boolean;
    requireInteraction: boolean;
    /** Milliseconds of moving and resting in turn. */
    vibrate?: readonly number[];
    actions: Action[];
  };
}

const ICON = '/icon-192.png';
/** Messages of one notification that are told in words; the rest is a number. */
const LINES_MAX = 4;
/** For as long as phones let it: they end it when somebody looks. */
const RING_VIBRATION = Array.from({ length: 10 }, () => [600, 300, 600, 1_500]).flat();
/** Ids that are remembered: a repeat comes within minutes. */
const IDS_MAX = 50;

export const roomTag = (roomId: string) => `room:${roomId}`;
export const callTag = (callId: string) => `call:${callId}`;

const content = (
  title: string,
  options: Pick<Content['options'], 'body' | 'tag' | 'data'> & Partial<Content['options']>,
): Content => ({
  title,
  options: {
    ...{ icon: ICON, badge: ICON, timestamp: Date.now(), renotify: false, silent: false },
    ...{ requireInteraction: false, actions: [] },
    ...options,
  },
});

/** A push that is shown as it is. Calls come and go: {@link callContent} and what follows it. */
export type LastingPush = Exclude<PushPayload, CallPush | CallOverPush>;

/** What is shown for a push; `shown` is what the room's notification stands for by now. */
export function contentOf(payload: LastingPush, shown: RoomData | null, words: PushWords): Content {
  switch (payload.type) {
    case 'message':
      return messageContent(payload, shown, words);
    case 'reminder':
      return reminderContent(payload, words);
    case 'test':
      return content(words.testTitle, {
        ...{ body: words.testBody, tag: 'test', timestamp: payload.at, renotify: true },
        data: { type: 'test', url: routes.settings('notifications') },
      });
  }
}

/** All that is new in a room in one notification. A message that comes twice is shown once, silently. */
function messageContent(push: MessagePush, shown: RoomData | null, words: PushWords): Content {
  const isRepeated = shown?.ids.includes(push.messageId) ?? false;
  const data = isRepeated && shown ? shown : dataWith(push, shown, words);
  const sender = push.senderName || words.someone;
  return content(push.roomKind === 'direct' ? sender : push.roomName || sender, {
    ...{ body: bodyOf(data, push, words), tag: roomTag(push.roomId), data, timestamp: push.at },
    ...{ renotify: !isRepeated, silent: isRepeated },
    actions: [
      { action: 'reply', title: words.reply, type: 'text', placeholder: words.replyHint },
      { action: 'read', title: words.markRead },
    ],
  });
}

function dataWith(push: MessagePush, shown: RoomData | null, words: PushWords): RoomData {
  const { roomId, messageId } = push;
  return {
    ...{ type: 'room', roomId, messageId, url: routes.message(roomId, messageId) },
    ids: [...(shown?.ids ?? []), messageId].slice(-IDS_MAX),
    lines: push.hidesPreview
      ? []
      : [...(shown?.lines ?? []), lineOf(push, words)].slice(-LINES_MAX),
  };
}

function lineOf(push: MessagePush, words: PushWords): string {
  const text = push.text || kindsInWords(words, push.kinds, push.fileCount) || words.newMessage;
  return push.roomKind === 'direct' ? text : `${push.senderName || words.someone}: ${text}`;
}

function bodyOf({ ids, lines }: RoomData, { hidesPreview }: MessagePush, words: PushWords): string {
  const [only] = lines;
  const isOne = ids.length === 1;
  if (hidesPreview || only === undefined) {
    return isOne ? words.newMessage : words.newMessages(ids.length);
  }
  return isOne ? only : [words.newMessages(ids.length), ...lines].join('\n');
}

function reminderContent(push: ReminderPush, words: PushWords): Content {
  const { roomId, messageId, roomName, senderName, text, at, hidesPreview } = push;
  const where = roomName || senderName;
  return content(where && !hidesPreview ? `${words.reminder}: ${where}` : words.reminder, {
    ...{ body: hidesPreview ? '' : text, tag: `reminder:${messageId}`, timestamp: at },
    data: { type: 'reminder', url: routes.message(roomId, messageId) },
  });
}

/** A ring; the phone that shows it already is not moved anew. */
export function callContent(
  { callId, roomId, callerName, kind, at }: CallPush,
  isRepeated: boolean,
  words: PushWords,
): Content {
  return content(callerName || words.someone, {
    ...{ body: words.call[kind], tag: callTag(callId), timestamp: at, requireInteraction: true },
    data: { type: 'call', callId, roomId, url: routes.room(roomId) },
    ...{ renotify: !isRepeated, vibrate: RING_VIBRATION },
    actions: [
      { action: 'accept', title: words.accept },
      { action: 'decline', title: words.decline },
    ],
  });
}

/** In the place of the ring, without a sound; it goes at once. */
export function callOverContent(
  { callId, roomId, callerName, at }: CallOverPush,
  words: PushWords,
): Content {
  return content(callerName || words.someone, {
    ...{ body: words.callOver, tag: callTag(callId), timestamp: at, silent: true },
    data: { type: 'call', callId, roomId, url: routes.room(roomId) },
  });
}

/** In the place of the ring; it leads to the message that tells of the call, which has its id. */
export function missedCallContent(
  { callId, roomId, callerName, kind, at }: CallOverPush,
  words: PushWords,
): Content {
  return content(callerName || words.someone, {
    ...{ body: words.missedCall[kind], tag: callTag(callId), timestamp: at },
    data: { type: 'missedCall', roomId, url: routes.message(roomId, callId) },
  });
}
