import type { ReplyRef } from '@hearth/domain/message';
import type { Reminder, Scheduled } from '@hearth/domain/scheduled';
import type { Millis } from '@hearth/domain/time';
import type { Listener, Unsubscribe } from './unsubscribe';

export interface ScheduledDraft {
  roomId: string;
  text: string;
  mentions: readonly string[];
  replyTo: ReplyRef | null;
  sendAt: Millis;
}

/**
 * Messages to send later and reminders. Promises reject with HearthError: what makes or changes one
 * with `rateLimited` when the person has done too much in the last minute.
 */
export interface LaterPort {
  /** Everything that waits or could not be sent, soonest first; at most SCHEDULED_MAX. */
  watchScheduled(uid: string, listener: Listener<readonly Scheduled[]>): Unsubscribe;
  /** The id is the message's later. The same id again is the same message: trying twice is safe. */
  schedule(uid: string, id: string, draft: ScheduledDraft): Promise<void>;
  /** Changes what waits; rejects with `notFound` when it has gone out meanwhile. */
  reschedule(uid: string, id: string, draft: ScheduledDraft): Promise<void>;
  unschedule(uid: string, id: string): Promise<void>;
  /** Soonest first; at most SCHEDULED_MAX. */
  watchReminders(uid: string, listener: Listener<readonly Reminder[]>): Unsubscribe;
  remind(uid: string, message: { roomId: string; id: string }, at: Millis): Promise<void>;
  forgetReminder(uid: string, messageId: string): Promise<void>;
}
