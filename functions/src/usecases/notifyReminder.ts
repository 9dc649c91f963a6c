import { DEVICES_MAX } from '@hearth/domain/limits';
import { plainText } from '@hearth/domain/markdown';
import { mentionedIds } from '@hearth/domain/mention';
import { DEFAULT_NOTIFICATIONS } from '@hearth/domain/notificationSettings';
import type { ReminderPush } from '@hearth/domain/pushPayload';
import { isQuietAt } from '@hearth/domain/quietHours';
import { DAY_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import type { MessageState } from '../ports/messages';
import { eachOnItsOwn } from './eachOnItsOwn';
import type { NotifyPorts } from './notifyMessage';

const TTL_SECONDS = (7 * DAY_MS) / SECOND_MS;

export interface RemindedRoom {
  id: string;
  /** Empty for direct rooms. */
  name: string;
}

export interface DueNotification {
  uid: string;
  messageId: string;
  room: RemindedRoom;
  message: Pick<MessageState, 'senderId' | 'text'>;
  /** When the person wanted to be reminded. */
  at: Millis;
}

/**
 * Tells a person's devices about a message that they wanted to be reminded of, whatever they chose
 * for its room, but not within quiet hours. Rejects when most of them could not be reached for now;
 * running again tells all of them again, which devices make harmless.
 */
export async function notifyReminder(
  { uid, messageId, room, message, at }: DueNotification,
  { audience, push, now }: NotifyPorts,
): Promise<void> {
  const devices = (await audience.devicesOf([uid])).slice(0, DEVICES_MAX);
  if (devices.length === 0) return;
  const settings = (await audience.settingsOf([uid])).get(uid) ?? DEFAULT_NOTIFICATIONS;
  if (isQuietAt(settings.quietHours, now())) return;
  const { hidePreview: hidesPreview } = settings;
  const names = await audience.namesOf([message.senderId, ...mentionedIds(message.text)]);
  const payload: ReminderPush = {
    ...{ type: 'reminder', roomId: room.id, messageId, roomName: room.name, at, hidesPreview },
    senderName: names.get(message.senderId) ?? '',
    text: hidesPreview ? '' : plainText(message.text, (id) => names.get(id)),
  };
  const options = { urgency: 'high', ttlSeconds: TTL_SECONDS, topic: messageId } as const;
  const failures: unknown[] = [];
  await eachOnItsOwn(
    devices,
    async ({ registration, path }) => {
      const outcome = await push.send(registration, payload, options);
      if (outcome === 'gone') await audience.removeDevice(path, registration);
    },
    (error) => failures.push(error),
    DEVICES_MAX,
  );
  if (failures.length > devices.length / 2) {
    throw new AggregateError(failures, `${failures.length} of ${devices.length} failed`);
  }
}
