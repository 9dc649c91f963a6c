import * as v from 'valibot';
import type { Millis } from './time';

export const NOTIFY_LEVELS = ['all', 'mentions', 'none'] as const;
export type NotifyLevel = (typeof NOTIFY_LEVELS)[number];

export const SOUNDS = ['none', 'chime', 'drop', 'knock'] as const;
export type Sound = (typeof SOUNDS)[number];

/** What a person chose for one room; null follows the general choice. */
export interface RoomNotifications {
  level: NotifyLevel | null;
  /** Silent until then; a time far away stands for ever. */
  mutedUntil: Millis | null;
}

/** By room. Two flat maps, whose values rules can bound; a time is text there, in ms. */
const roomLevelsSchema = v.record(v.string(), v.picklist(NOTIFY_LEVELS));
const roomMutesSchema = v.record(
  v.string(),
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
);

/** Hours in which nothing is notified, in the person's own time zone. */
export const quietHoursSchema = v.object({
  /** Minutes since midnight, 0 to 1439. `from` after `to` goes over midnight. */
  from: v.number(),
  to: v.number(),
  /** 0 is Sunday: days on which the hours begin. */
  days: v.array(v.number()),
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: v.string(),
});
export type QuietHours = v.InferOutput<typeof quietHoursSchema>;

const storedSchema = v.object({
  level: v.optional(v.picklist(NOTIFY_LEVELS), 'all'),
  /** Notifications say that there is something, not what. */
  hidePreview: v.optional(v.boolean(), false),
  sound: v.optional(v.picklist(SOUNDS), 'chime'),
  quietHours: v.optional(v.nullable(quietHoursSchema), null),
  /** Words that notify like a mention. */
  keywords: v.optional(v.array(v.string()), []),
  roomLevels: v.optional(roomLevelsSchema, {}),
  roomMutes: v.optional(roomMutesSchema, {}),
  /** What of the inbox the person has seen. */
  inboxSeenAt: v.optional(v.number(), 0),
});

/** `users/{uid}/private/notifications` */
export const notificationSettingsSchema = v.pipe(
  storedSchema,
  v.transform(({ roomLevels, roomMutes, ...settings }) => ({
    ...settings,
    rooms: roomsOf(roomLevels, roomMutes),
  })),
);
export type NotificationSettings = v.InferOutput<typeof notificationSettingsSchema>;
export const DEFAULT_NOTIFICATIONS: NotificationSettings = v.parse(notificationSettingsSchema, {});

export const KEYWORDS_MAX = 20;
export const KEYWORD_MAX_CHARS = 40;
/** Rooms with a choice of their own. */
export const ROOM_CHOICES_MAX = 300;
/** `mutedUntil` of what is muted until it is switched on again: the year 9999. */
export const FOREVER_MS = 253_370_764_800_000;
/** Characters of the ids of these rooms, together. */
export const ROOM_CHOICES_MAX_CHARS = ROOM_CHOICES_MAX * 128;

function roomsOf(
  levels: Readonly<Record<string, NotifyLevel>>,
  mutes: Readonly<Record<string, Millis>>,
): Record<string, RoomNotifications> {
  const roomIds = new Set([...Object.keys(levels), ...Object.keys(mutes)]);
  return Object.fromEntries(
    [...roomIds].map((id) => [id, { level: levels[id] ?? null, mutedUntil: mutes[id] ?? null }]),
  );
}

/** Choices of rooms as they are stored. */
export function storedRooms(
  rooms: Readonly<Record<string, RoomNotifications>>,
): Pick<v.InferInput<typeof storedSchema>, 'roomLevels' | 'roomMutes'> {
  const entries = Object.entries(rooms);
  return {
    roomLevels: Object.fromEntries(
      entries.flatMap(([id, { level }]) => (level === null ? [] : [[id, level]])),
    ),
    roomMutes: Object.fromEntries(
      entries.flatMap(([id, { mutedUntil }]) =>
        mutedUntil === null ? [] : [[id, `${Math.ceil(mutedUntil)}`]],
      ),
    ),
  };
}
