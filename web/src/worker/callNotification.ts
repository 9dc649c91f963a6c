/** The notification of a call: there while it rings, then gone, or saying that it was missed. */
import { isAppInFront } from '@hearth/domain/notification';
import type { CallOverPush, CallPush } from '@hearth/domain/pushPayload';
import { MINUTE_MS } from '@hearth/domain/time';
import {
  callContent,
  callOverContent,
  callTag,
  missedCallContent,
  notificationData,
} from './notificationContent';
import { openViews } from './openViews';
import type { PushWords } from './pushWords';
import { noteCall, recall } from './workerMemory';
import type { WorkerScope } from './workerScope';

/**
 * Push services drop a ring whose time is over. This catches what they let through, by a clock that is
 * the device's own and may be wrong by minutes.
 */
const TOO_OLD_MS = 10 * MINUTE_MS;

/** Rings, unless the call is over, known to be so here, or shown by a page in front. */
export async function ring(scope: WorkerScope, push: CallPush, words: PushWords): Promise<void> {
  if (Math.abs(Date.now() - push.at) > TOO_OLD_MS) return;
  const { calls } = await recall(scope);
  if (calls.some(({ callId }) => callId === push.callId)) return;
  if (isAppInFront(await openViews(scope))) return;
  const shown = await scope.registration.getNotifications({ tag: callTag(push.callId) });
  const { title, options } = callContent(push, shown.length > 0, words);
  await scope.registration.showNotification(title, options);
}

/** Takes the ring away. A call that was missed leaves word of it, once. */
export async function endRing(
  scope: WorkerScope,
  push: CallOverPush,
  words: PushWords,
): Promise<void> {
  const { callId, isMissed } = push;
  const known = (await recall(scope)).calls.find((call) => call.callId === callId);
  await noteCall(scope, { callId, isMissedTold: isMissed });
  const isInFront = isAppInFront(await openViews(scope));
  if (isMissed && !isInFront) {
    if (known?.isMissedTold) return;
    const { title, options } = missedCallContent(push, words);
    await scope.registration.showNotification(title, options);
    return;
  }
  // Safari takes the permission away from who lets a push pass unseen:
  // https://webkit.org/blog/13878/web-push-for-web-apps-on-ios-and-ipados/
  if (!isInFront && !known?.isMissedTold) {
    const { title, options } = callOverContent(push, words);
    await scope.registration.showNotification(title, options);
  }
  await forgetRing(scope, callId);
}

/** Takes the notification of a ring away, not the one that says that it was missed. */
export async function forgetRing({ registration }: WorkerScope, callId: string): Promise<void> {
  for (const notification of await registration.getNotifications({ tag: callTag(callId) })) {
    if (notificationData(notification)?.type === 'call') notification.close();
  }
}
