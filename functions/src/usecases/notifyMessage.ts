import { plainText } from '@hearth/domain/markdown';
import { mentionedIds } from '@hearth/domain/mention';
import type { Message } from '@hearth/domain/message';
import { decideNotification } from '@hearth/domain/notification';
import { DEFAULT_NOTIFICATIONS } from '@hearth/domain/notificationSettings';
import type { MessagePush } from '@hearth/domain/pushPayload';
import type { Room } from '@hearth/domain/room';
import { DAY_MS, HOUR_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import type { Audience, AudienceDevice } from '../ports/audience';
import type { PushOptions, PushSender } from '../ports/push';
import { devicesByPerson } from './devicesByPerson';
import { eachOnItsOwn } from './eachOnItsOwn';

/** What of a message matters to those who may be told of it. */
export type ToldMessage = Pick<
  Message,
  'senderId' | 'kind' | 'text' | 'mentions' | 'replyTo' | 'kinds' | 'createdAt'
> & { attachments: readonly unknown[] };

export interface NotifyPorts {
  audience: Audience;
  push: PushSender;
  now(): Millis;
}

/** An older message is news to nobody: its event comes late, or it was imported. */
const NEWS_MS = HOUR_MS;
const SENDS_AT_ONCE = 20;
/** What has not begun by then waits for the next try of the event: functions end after a minute. */
const SENDING_MS = 30 * SECOND_MS;
const DIRECTED_TTL_MS = 7 * DAY_MS;
const OTHER_TTL_MS = DAY_MS;

export interface NotifyMessagePorts extends NotifyPorts {
  /** A device that could not be told, and will not be. */
  tell(error: unknown, devicePath: string): void;
}

interface NewMessage {
  roomId: string;
  messageId: string;
  message: ToldMessage;
  /** Whether it still says this; asked when there is somebody to tell. */
  isStill(): Promise<boolean>;
}

interface Told extends Pick<NewMessage, 'roomId' | 'messageId' | 'message'> {
  room: Pick<Room, 'kind' | 'name' | 'memberIds'>;
}

interface Delivery {
  device: AudienceDevice;
  isDirected: boolean;
  hidesPreview: boolean;
}

/**
 * Tells the people in a room of a new message, on each of their devices, as each of them wants it.
 * Rejects when most devices could not be reached for now, or time did not suffice. Running again tells
 * all of them again, which devices make harmless: they show a message once. It is not done for a few
 * that fail, so that one dead device costs the others nothing.
 */
export async function notifyMessage(
  { roomId, messageId, message, isStill }: NewMessage,
  ports: NotifyMessagePorts,
): Promise<void> {
  if (message.kind !== 'text' || ports.now() - message.createdAt > NEWS_MS) return;
  const room = await ports.audience.room(roomId);
  if (room === null) return;
  const told: Told = { roomId, messageId, message, room };
  const deliveries = await deliveriesOf(told, ports);
  if (deliveries.length === 0 || !(await isStill())) return;
  const words = await wordsOf(message, ports.audience);
  const end = ports.now() + SENDING_MS;
  let late = 0;
  const failed = await eachOnItsOwn(
    deliveries,
    async (delivery) => {
      if (ports.now() > end) late += 1;
      else await deliver(delivery, told, words, ports);
    },
    (error, { device }) => {
      ports.tell(error, device.path);
    },
    SENDS_AT_ONCE,
  );
  if (late > 0 || failed > deliveries.length / 2) {
    throw new Error(`${failed + late} of ${deliveries.length} devices were not told`);
  }
}

/** Where the message goes. Most rooms need one query, because few people have devices. */
async function deliveriesOf(told: Told, { audience, now }: NotifyPorts): Promise<Delivery[]> {
  const { roomId, message, room } = told;
  const others = room.memberIds.filter((uid) => uid !== message.senderId);
  const devices = devicesByPerson(await audience.devicesOf(others));
  if (devices.size === 0) return [];
  const settings = await audience.settingsOf([...devices.keys()]);
  const wanted = [...devices].flatMap(([uid, ofPerson]) => {
    const decision = decideNotification({
      message: { ...message, roomId },
      room,
      recipient: {
        uid,
        settings: settings.get(uid) ?? DEFAULT_NOTIFICATIONS,
        hasBlockedSender: false,
      },
      now: now(),
    });
    if (decision.type === 'silent') return [];
    const { isDirected, hidesPreview } = decision;
    return ofPerson.map((device) => ({ device, isDirected, hidesPreview }));
  });
  if (wanted.length === 0) return [];
  // Asked last: one read for each person who would be told.
  const people = [...new Set(wanted.map(({ device }) => device.uid))];
  const blockers = await audience.blockersOf(message.senderId, people);
  return wanted.filter(({ device }) => !blockers.has(device.uid));
}

interface Words {
  senderName: string;
  text: string;
}

async function wordsOf(message: ToldMessage, audience: Audience): Promise<Words> {
  const names = await audience.namesOf([
    ...new Set([message.senderId, ...mentionedIds(message.text)]),
  ]);
  return {
    senderName: names.get(message.senderId) ?? '',
    text: plainText(message.text, (uid) => names.get(uid)),
  };
}

async function deliver(
  { device, isDirected, hidesPreview }: Delivery,
  { roomId, messageId, message, room }: Told,
  { senderName, text }: Words,
  { push, audience }: NotifyPorts,
): Promise<void> {
  const payload: MessagePush = {
    ...{ type: 'message', roomId, messageId, roomKind: room.kind, roomName: room.name },
    ...{ senderName, at: message.createdAt, isDirected, hidesPreview },
    text: hidesPreview ? '' : text,
    kinds: hidesPreview ? [] : message.kinds,
    fileCount: hidesPreview ? 0 : message.attachments.length,
  };
  const outcome = await push.send(device.registration, payload, optionsFor(payload));
  if (outcome === 'gone') await audience.removeDevice(device.path, device.registration);
}

/** What speaks to a person is kept by itself; of the rest of a room, the newest will do. */
function optionsFor({ roomId, messageId, isDirected }: MessagePush): PushOptions {
  return isDirected
    ? { urgency: 'high', ttlSeconds: DIRECTED_TTL_MS / SECOND_MS, topic: messageId }
    : { urgency: 'normal', ttlSeconds: OTHER_TTL_MS / SECOND_MS, topic: roomId };
}
