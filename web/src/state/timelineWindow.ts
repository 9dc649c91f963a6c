/** A stretch of a room's messages without gaps, and how changes and pages join it. All pure. */
import { isExpired } from '@hearth/domain/disappearing';
import { byTime, type Message } from '@hearth/domain/message';
import type { Millis } from '@hearth/domain/time';
import type { MessagePage } from '../ports/messages';
import { isEqual } from './isEqual';

export interface TimelineWindow {
  /** Oldest first. Messages that did not change keep their identity through every function here. */
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

export const EMPTY_WINDOW: TimelineWindow = { messages: [], hasOlder: false, hasNewer: false };

/** The newer of two versions; the known object where they say the same. */
export function newerVersion(known: Message | undefined, incoming: Message): Message {
  if (!known || incoming.updatedAt > known.updatedAt) return incoming;
  if (incoming.updatedAt < known.updatedAt || isEqual(known, incoming)) return known;
  return incoming;
}

function union(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  let isChanged = false;
  let isLonger = false;
  for (const message of incoming) {
    const before = byId.get(message.id);
    const after = newerVersion(before, message);
    if (after === before) continue;
    byId.set(message.id, after);
    isChanged = true;
    isLonger ||= !before;
  }
  if (!isChanged) return known;
  const all = [...byId.values()];
  return isLonger ? all.sort(byTime) : all;
}

/**
 * What a live listener brings: new versions replace old ones, new messages find their place. What
 * lies beyond an end where more is to be loaded stays out: it comes with its page.
 */
export function withChanges(window: TimelineWindow, changes: readonly Message[]): TimelineWindow {
  const known = new Set(window.messages.map(({ id }) => id));
  const oldest = window.messages[0];
  const newest = window.messages.at(-1);
  const inside = changes.filter((message) => {
    if (known.has(message.id)) return true;
    if (window.hasOlder && (!oldest || byTime(message, oldest) < 0)) return false;
    return !(window.hasNewer && (!newest || byTime(message, newest) > 0));
  });
  const messages = union(window.messages, inside);
  return messages === window.messages ? window : { ...window, messages };
}

/** A page that ends at the oldest message; one that brings nothing older is the last. */
export function withOlderPage(window: TimelineWindow, page: MessagePage): TimelineWindow {
  const messages = union(window.messages, page.messages);
  return { ...window, messages, hasOlder: page.hasMore && messages[0] !== window.messages[0] };
}

/** A page that starts at the newest message; one that brings nothing newer is the last. */
export function withNewerPage(window: TimelineWindow, page: MessagePage): TimelineWindow {
  const messages = union(window.messages, page.messages);
  const isLonger = messages.at(-1) !== window.messages.at(-1);
  return { ...window, messages, hasNewer: page.hasMore && isLonger };
}

/** A newest page as a window of its own; messages that `known` has in this version stay the same. */
export function presentWindow(page: MessagePage, known: readonly Message[]): TimelineWindow {
  const byId = new Map(known.map((message) => [message.id, message]));
  const messages = page.messages.map((message) => newerVersion(byId.get(message.id), message));
  return { messages, hasOlder: page.hasMore, hasNewer: false };
}

/**
 * One window of two where they touch: a stretch of the past that has reached the present. Null while
 * something may lie between them.
 */
export function joined(away: TimelineWindow, present: TimelineWindow): TimelineWindow | null {
  const newest = away.messages.at(-1);
  const oldest = present.messages[0];
  const doTouch =
    !away.hasNewer || !newest || !oldest || byTime(newest, oldest) >= 0 || !present.hasOlder;
  if (!doTouch) return null;
  const isAwayOlder = !oldest || (away.messages[0] && byTime(away.messages[0], oldest) < 0);
  return {
    messages: union(present.messages, away.messages),
    hasOlder: isAwayOlder ? away.hasOlder : present.hasOlder,
    hasNewer: false,
  };
}

/** Time of the last change among messages; 0 for none. */
export function lastChange(messages: readonly Message[]): number {
  return messages.reduce((last, { updatedAt }) => Math.max(last, updatedAt), 0);
}

/** Without the messages whose time is over; the same list where none is. */
export function unexpired(messages: readonly Message[], now: Millis): readonly Message[] {
  return messages.some((message) => isExpired(message, now))
    ? messages.filter((message) => !isExpired(message, now))
    : messages;
}

/** When the next of these messages goes; null when all stay. */
export function nextExpiry(messages: readonly Message[], now: Millis): Millis | null {
  let next: Millis | null = null;
  for (const { expiresAt } of messages) {
    if (expiresAt !== null && expiresAt > now && (next === null || expiresAt < next)) {
      next = expiresAt;
    }
  }
  return next;
}

/** What the divider knows: where it stands, that it is further up, or that all was read. */
export type UnreadPlace = { type: 'at'; id: string } | { type: 'above' } | { type: 'none' };

/** The first message of others after `lastReadAt` that is there still, as far as this window can tell. */
export function firstUnread(
  window: TimelineWindow,
  me: string,
  lastReadAt: number,
  now: Millis,
): UnreadPlace {
  const [oldest] = window.messages;
  const unread = window.messages.find(
    (message) =>
      message.createdAt > lastReadAt && message.senderId !== me && !isExpired(message, now),
  );
  if (!unread) return { type: 'none' };
  const isBoundaryInside = !window.hasOlder || (oldest?.createdAt ?? 0) <= lastReadAt;
  return isBoundaryInside ? { type: 'at', id: unread.id } : { type: 'above' };
}
