/** What the service worker and the pages of the app say to each other, each way one list. */
import * as v from 'valibot';
import { LOCALES } from './preferences';

/** A page to the worker. */
export const pageMessageSchema = v.variant('type', [
  /** A page listens now: what the worker kept for the next one may come. */
  v.object({ type: v.literal('ready') }),
  /** Somebody has read a room up to here: its notification goes. */
  v.object({ type: v.literal('roomRead'), roomId: v.string() }),
  /** The language of the page, for the words of notifications. */
  v.object({ type: v.literal('locale'), locale: v.picklist(LOCALES) }),
  /** A call was taken or is over: its notification goes. */
  v.object({ type: v.literal('callOver'), callId: v.string() }),
  /** Nobody is signed in here any more: nothing of theirs may stay on the screen. */
  v.object({ type: v.literal('signedOut') }),
]);
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** The worker to a page: what somebody did with a notification. */
export const workerMessageSchema = v.variant('type', [
  v.object({ type: v.literal('open'), url: v.string() }),
  v.object({
    type: v.literal('reply'),
    roomId: v.string(),
    messageId: v.string(),
    text: v.string(),
  }),
  v.object({ type: v.literal('read'), roomId: v.string() }),
  v.object({
    type: v.literal('call'),
    act: v.picklist(['accept', 'decline']),
    callId: v.string(),
    roomId: v.string(),
  }),
  /** Asks for an {@link OpenView} by the port that comes with it. */
  v.object({ type: v.literal('view') }),
]);
export type WorkerMessage = v.InferOutput<typeof workerMessageSchema>;
/** What a page may be told later, when there is none now. */
export type WorkerOrder = Exclude<WorkerMessage, { type: 'view' }>;

/** The answer to `view`. */
export const openViewSchema = v.object({ path: v.string(), isFocused: v.boolean() });
