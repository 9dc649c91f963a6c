/** What a person chose for single rooms, as it stands in their notification settings. */
import { ROOM_CHOICES_MAX, type RoomNotifications } from './notificationSettings';
import type { Millis } from './time';

export type RoomChoices = Readonly<Record<string, RoomNotifications>>;

const NO_CHOICE: RoomNotifications = { level: null, mutedUntil: null };

/** What holds for a room: the general choice where there is none of its own. */
export function roomChoice(choices: RoomChoices, roomId: string): RoomNotifications {
  return choices[roomId] ?? NO_CHOICE;
}

/** Whether nothing of a room is to be heard now: muted for a time, or for good. */
export function isSilenced({ level, mutedUntil }: RoomNotifications, now: Millis): boolean {
  return level === 'none' || (mutedUntil ?? 0) > now;
}

function saysSomething({ level, mutedUntil }: RoomNotifications, now: Millis): boolean {
  return level !== null || (mutedUntil ?? 0) > now;
}

/**
 * The choices with one changed. What says nothing any more goes, also of other rooms; beyond
 * ROOM_CHOICES_MAX the one that was made first goes.
 */
export function withRoomChoice(
  choices: RoomChoices,
  roomId: string,
  choice: RoomNotifications,
  now: Millis,
): Record<string, RoomNotifications> {
  const others = Object.entries(choices).filter(([id]) => id !== roomId);
  const kept = [...others, [roomId, choice] as const].filter(([, each]) =>
    saysSomething(each, now),
  );
  return Object.fromEntries(kept.slice(-ROOM_CHOICES_MAX));
}

/** The rooms that are silent now, and when that may change next (null: not by itself). */
export function silencedRooms(
  choices: RoomChoices,
  now: Millis,
): { rooms: ReadonlySet<string>; until: Millis | null } {
  const silent = Object.entries(choices).filter(([, choice]) => isSilenced(choice, now));
  const ends = silent.flatMap(([, { mutedUntil }]) =>
    mutedUntil !== null && mutedUntil > now ? [mutedUntil] : [],
  );
  return {
    rooms: new Set(silent.map(([roomId]) => roomId)),
    until: ends.length > 0 ? Math.min(...ends) : null,
  };
}
