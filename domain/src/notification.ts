/** Who is told of a message. Functions ask before they send, devices before they show. */
import { hasKeyword } from './keywords';
import type { Message } from './message';
import type { NotificationSettings } from './notificationSettings';
import { isQuietAt } from './quietHours';
import type { Room } from './room';
import type { Millis } from './time';

export interface NotificationCase {
  message: Pick<Message, 'roomId' | 'senderId' | 'mentions' | 'text'> & {
    replyTo: { senderId: string } | null;
  };
  room: Pick<Room, 'kind' | 'memberIds'>;
  recipient: { uid: string; settings: NotificationSettings; hasBlockedSender: boolean };
  now: Millis;
}

/** `isDirected`: it speaks to this person, by name, as a reply, with a keyword or in a direct room. */
export type NotificationDecision =
  | { type: 'notify'; isDirected: boolean; hidesPreview: boolean }
  | { type: 'silent'; reason: 'sender' | 'notMember' | 'blocked' | 'muted' | 'quiet' | 'level' };

/** Whether one person is notified of one message. */
export function decideNotification({
  message,
  room,
  recipient: { uid, settings, hasBlockedSender },
  now,
}: NotificationCase): NotificationDecision {
  if (message.senderId === uid) return { type: 'silent', reason: 'sender' };
  if (!room.memberIds.includes(uid)) return { type: 'silent', reason: 'notMember' };
  if (hasBlockedSender) return { type: 'silent', reason: 'blocked' };
  const choice = settings.rooms[message.roomId];
  if ((choice?.mutedUntil ?? 0) > now) return { type: 'silent', reason: 'muted' };
  const level = choice?.level ?? settings.level;
  if (level === 'none') return { type: 'silent', reason: 'level' };
  if (isQuietAt(settings.quietHours, now)) return { type: 'silent', reason: 'quiet' };
  const isDirected =
    room.kind === 'direct' ||
    message.mentions.includes(uid) ||
    message.replyTo?.senderId === uid ||
    hasKeyword(message.text, settings.keywords);
  if (level === 'mentions' && !isDirected) return { type: 'silent', reason: 'level' };
  return { type: 'notify', isDirected, hidesPreview: settings.hidePreview };
}

/** A page of the app on this device: the path it shows and whether somebody looks at it. */
export interface OpenView {
  path: string;
  isFocused: boolean;
}

/**
 * Whether the app is in front on this device: then it shows what comes, or tells of it by itself, and
 * no notification of the system is needed.
 */
export function isAppInFront(views: readonly OpenView[]): boolean {
  return views.some(({ isFocused }) => isFocused);
}
