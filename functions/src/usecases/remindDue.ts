import { INBOX_TTL_MS, SCHEDULED_MAX } from '@hearth/domain/limits';
import { HOUR_MS, type Millis } from '@hearth/domain/time';
import type { InboxStore } from '../ports/inbox';
import type { MessageState, MessageStore } from '../ports/messages';
import type { DueReminder, ReminderStore } from '../ports/reminders';
import { notifyReminder, type RemindedRoom } from './notifyReminder';
import type { NotifyPorts } from './notifyMessage';
import { runFairly } from './runFairly';

/** A push that failed for this long is given up: the inbox has the reminder. */
const PUSH_TRIES_MS = HOUR_MS;

export interface RemindPorts extends NotifyPorts {
  reminders: ReminderStore;
  inbox: InboxStore;
  messages: Pick<MessageStore, 'message'>;
  tell: (error: unknown, reminder: DueReminder) => void;
}

/**
 * Reminds of messages: inbox, then devices, then the reminder goes. The inbox entry depends on the
 * reminder alone, so that a run that died in between, or two at once, leave one entry; a device that
 * is told twice shows one notification. One that fails stays for the next run and stops no other. What
 * somebody has beyond {@link SCHEDULED_MAX}, more than the interface takes, is dropped.
 */
export async function remindDue(
  now: Millis,
  ports: RemindPorts,
): Promise<{ reminded: number; dropped: number; failed: number }> {
  let reminded = 0;
  const { failed, surplus } = await runFairly({
    due: (limit, cursor) => ports.reminders.due(now, limit, cursor),
    ownMax: SCHEDULED_MAX,
    refuse: (reminders) => ports.reminders.remove(reminders),
    act: async (reminder: DueReminder) => {
      const subject = await subjectOf(reminder, ports);
      if (subject !== null) {
        await remind(reminder, subject, now, ports);
        reminded += 1;
      }
      await ports.reminders.remove([reminder]);
    },
    tell: ports.tell,
  });
  return { reminded, dropped: surplus, failed };
}

interface Subject {
  room: RemindedRoom;
  message: MessageState;
}

/** Null when there is nothing to be reminded of: the message is gone, or the person is, from its room. */
async function subjectOf(
  { uid, messageId, roomId }: DueReminder,
  { audience, messages }: RemindPorts,
): Promise<Subject | null> {
  if (roomId === null) return null;
  const room = await audience.room(roomId);
  if (!room?.memberIds.includes(uid)) return null;
  const message = await messages.message(roomId, messageId);
  if (message === null || message.isDeleted) return null;
  return { room: { id: roomId, name: room.name }, message };
}

async function remind(
  reminder: DueReminder,
  { room, message }: Subject,
  now: Millis,
  ports: RemindPorts,
): Promise<void> {
  const { uid, messageId, remindAt: at } = reminder;
  const about = { roomId: room.id, messageId, senderId: message.senderId };
  const entry = { type: 'reminder' as const, ...about, at, expiresAt: at + INBOX_TTL_MS };
  await ports.inbox.put([{ uid, entry }]);
  try {
    await notifyReminder({ uid, messageId, room, message, at }, ports);
  } catch (error) {
    if (now - at < PUSH_TRIES_MS) throw error;
    ports.tell(error, reminder);
  }
}
