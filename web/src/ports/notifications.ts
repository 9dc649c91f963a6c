import type { InboxEntry } from '@hearth/domain/inbox';
import type { NotificationSettings } from '@hearth/domain/notificationSettings';
import type { Millis } from '@hearth/domain/time';
import type { Listener, Unsubscribe } from './unsubscribe';

/** What became of a test, as the function says it. */
export type PushTestOutcome = 'sent' | 'noDevice' | 'gone' | 'quiet' | 'failed';

/** What a person wants to be told of, and what spoke to them. Promises reject with HearthError. */
export interface NotificationsPort {
  watchSettings(uid: string, listener: Listener<NotificationSettings>): Unsubscribe;
  /** The fields that are given; `rooms` is replaced as a whole. */
  saveSettings(uid: string, change: Partial<NotificationSettings>): Promise<void>;
  /** Newest first: the newest INBOX_MAX of the entries after `since`. */
  watchInbox(uid: string, since: Millis, listener: Listener<readonly InboxEntry[]>): Unsubscribe;
  removeFromInbox(uid: string, entryId: string): Promise<void>;
  /** Sends a notification to this device and says what became of it. */
  test(deviceId: string): Promise<PushTestOutcome>;
}
