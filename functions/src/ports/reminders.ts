import type { Millis } from '@hearth/domain/time';

/** A reminder by where it lies, with what it held when it was found. */
export interface DueReminder {
  uid: string;
  messageId: string;
  /** Null when the document does not fit its shape. */
  roomId: string | null;
  remindAt: Millis;
}

export interface ReminderStore {
  /** A page of what is due, oldest first; `next` leads on and is null at the end. */
  due(
    now: Millis,
    limit: number,
    cursor: string | null,
  ): Promise<{ items: DueReminder[]; next: string | null }>;
  /** Removes reminders, without those that have been set to another time meanwhile. */
  remove(reminders: readonly DueReminder[]): Promise<void>;
}
