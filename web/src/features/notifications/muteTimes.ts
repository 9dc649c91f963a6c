import { FOREVER_MS } from '@hearth/domain/notificationSettings';
import { HOUR_MS, type Millis } from '@hearth/domain/time';

/** When the morning begins on which one wants to hear of a room again. */
export const MORNING_HOUR = 8;
const EIGHT_HOURS = 8;

/** Tomorrow morning on the clocks of this device. */
export function tomorrowMorning(now: Millis): Millis {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  return morning.getTime();
}

/** Until when a room is silent, for each way to mute it. */
export const MUTE_UNTIL = {
  hour: (now: Millis) => now + HOUR_MS,
  eight: (now: Millis) => now + EIGHT_HOURS * HOUR_MS,
  morning: tomorrowMorning,
  forever: () => FOREVER_MS,
} as const satisfies Record<string, (now: Millis) => Millis>;
export type MuteLength = keyof typeof MUTE_UNTIL;

export const MUTE_LENGTHS: readonly MuteLength[] = ['hour', 'eight', 'morning', 'forever'];
