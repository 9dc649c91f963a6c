/**
 * Notifications: shows what is pushed, brings people to what they click, and takes away what was
 * read. One thing after the other, so that two pushes to one room do not lose each other's lines.
 */
import { isAppInFront } from '@hearth/domain/notification';
import { parsePush } from '@hearth/domain/pushPayload';
import {
  pageMessageSchema,
  type PageMessage,
  type WorkerOrder,
} from '@hearth/domain/workerMessage';
import * as v from 'valibot';
import { endRing, forgetRing, ring } from './callNotification';
import {
  contentOf,
  notificationData,
  roomTag,
  type LastingPush,
  type NotificationData,
  type RoomData,
} from './notificationContent';
import { openViews, pages } from './openViews';
import { pushWords, type PushWords } from './pushWords';
import {
  forgetPerson,
  keepOrder,
  noteCall,
  recall,
  rememberLocale,
  takeOrders,
} from './workerMemory';
import type { ShownNotification, WorkerClient, WorkerEvents, WorkerScope } from './workerScope';

/** FCM wraps the data: https://firebase.google.com/docs/cloud-messaging/js/receive */
const fcmSchema = v.object({ data: v.unknown() });

export function listenForPush(scope: WorkerScope): void {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<unknown>) => (last = last.then(act, act));
  scope.addEventListener('push', (event) => {
    event.waitUntil(inTurn(() => show(scope, event)));
  });
  scope.addEventListener('notificationclick', (event) => {
    // Not in turn: a window may be opened only right after the click.
    const followed = follow(scope, event);
    event.waitUntil(followed);
    event.waitUntil(inTurn(() => followed.then(() => forget(scope, event.notification))));
  });
  scope.addEventListener('notificationclose', (event) => {
    event.waitUntil(inTurn(() => forget(scope, event.notification)));
  });
  scope.addEventListener('message', (event) => {
    const message = v.safeParse(pageMessageSchema, event.data);
    if (!message.success) return;
    event.waitUntil(inTurn(() => hear(scope, message.output, event.source)));
  });
}

async function show(scope: WorkerScope, event: WorkerEvents['push']): Promise<void> {
  const payload = parsePush(dataOf(event));
  if (payload === null) return;
  const words = pushWords((await recall(scope)).locale, scope.navigator.language);
  if (payload.type === 'call') await ring(scope, payload, words);
  else if (payload.type === 'callOver') await endRing(scope, payload, words);
  else await showLasting(scope, payload, words);
  await countOnBadge(scope);
}

async function showLasting(
  scope: WorkerScope,
  payload: LastingPush,
  words: PushWords,
): Promise<void> {
  // A page in front shows the message, or tells of it by itself.
  if (payload.type === 'message' && isAppInFront(await openViews(scope))) return;
  const shown = payload.type === 'message' ? await shownOf(scope, payload.roomId) : null;
  const { title, options } = contentOf(payload, shown, words);
  await scope.registration.showNotification(title, options);
}

function dataOf({ data }: WorkerEvents['push']): unknown {
  try {
    return v.parse(fcmSchema, data?.json()).data;
  } catch {
    return null;
  }
}

/** What the room's notification stands for; null when there is none. */
async function shownOf(scope: WorkerScope, roomId: string): Promise<RoomData | null> {
  const [notification] = await scope.registration.getNotifications({ tag: roomTag(roomId) });
  const data = notification && notificationData(notification);
  return data?.type === 'room' ? data : null;
}

async function follow(scope: WorkerScope, event: WorkerEvents['notificationclick']): Promise<void> {
  const data = notificationData(event.notification);
  event.notification.close();
  if (data === null) return;
  const order = orderOf(data, event.action, event.reply?.trim() ?? '');
  const open = await pages(scope);
  const page = open.find(({ focused }) => focused) ?? open[0];
  const isShown = order.type === 'open' || (order.type === 'call' && order.act === 'accept');
  if (!isShown) {
    if (page) page.postMessage(order);
    else await keepOrder(scope, order);
    return;
  }
  if (page) {
    page.postMessage(order);
    // Browsers refuse where the click is too long ago; the page has the order by then.
    await page.focus().catch(() => undefined);
    return;
  }
  if (order.type === 'call') await keepOrder(scope, order);
  await scope.clients.openWindow(data.url);
}

function orderOf(data: NotificationData, action: string, reply: string): WorkerOrder {
  if (data.type === 'call' && (action === 'accept' || action === 'decline')) {
    return { type: 'call', act: action, callId: data.callId, roomId: data.roomId };
  }
  if (data.type === 'room' && action === 'read') return { type: 'read', roomId: data.roomId };
  if (data.type === 'room' && action === 'reply' && reply !== '') {
    return { type: 'reply', roomId: data.roomId, messageId: data.messageId, text: reply };
  }
  return { type: 'open', url: data.url };
}

async function hear(
  scope: WorkerScope,
  message: PageMessage,
  source: WorkerClient | null,
): Promise<void> {
  switch (message.type) {
    case 'ready':
      for (const order of await takeOrders(scope)) source?.postMessage(order);
      return;
    case 'locale':
      return rememberLocale(scope, message.locale);
    case 'roomRead':
      return clear(scope, (notification) => isReadIn(message.roomId, notification));
    case 'callOver':
      await noteCall(scope, { callId: message.callId, isMissedTold: false });
      return forgetRing(scope, message.callId);
    case 'signedOut':
      await forgetPerson(scope);
      return clear(scope, () => true);
  }
}

/** What was closed, or clicked, is done with: a call that was put away does not ring once more. */
async function forget(scope: WorkerScope, notification: ShownNotification): Promise<void> {
  const data = notificationData(notification);
  if (data?.type === 'call') await noteCall(scope, { callId: data.callId, isMissedTold: false });
  await countOnBadge(scope);
}

/** A missed call is a message of its room. */
function isReadIn(roomId: string, notification: ShownNotification): boolean {
  const data = notificationData(notification);
  if (data?.type === 'missedCall') return data.roomId === roomId;
  return notification.tag === roomTag(roomId);
}

async function clear(
  scope: WorkerScope,
  isOver: (notification: ShownNotification) => boolean,
): Promise<void> {
  for (const notification of await scope.registration.getNotifications()) {
    if (isOver(notification)) notification.close();
  }
  await countOnBadge(scope, isOver);
}

/** The number of messages that are told of; those that were just closed may still be listed. */
async function countOnBadge(
  { registration, navigator }: WorkerScope,
  isOver: (notification: ShownNotification) => boolean = () => false,
): Promise<void> {
  const count = (await registration.getNotifications())
    .filter((notification) => !isOver(notification))
    .map(messagesBehind)
    .reduce((sum, messages) => sum + messages, 0);
  try {
    await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.());
  } catch {
    // Only apps that are installed have one.
  }
}

function messagesBehind(notification: ShownNotification): number {
  const data = notificationData(notification);
  if (data?.type === 'missedCall') return 1;
  return data?.type === 'room' ? data.ids.length : 0;
}
