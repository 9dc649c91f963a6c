import type { QuietHours } from './notificationSettings';
import type { Millis } from './time';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const DAYS_OF_WEEK = WEEKDAYS.length;

/** Making one takes as long as formatting a hundred times. Null for zones that nobody knows. */
const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', weekday: 'short', hour: 'numeric', minute: 'numeric' },
    });
  } catch {
    // No such zone.
  }
  formats.set(timeZone, format);
  return format;
}

/** Weekday (0 is Sunday) and minutes since midnight on the clocks of a time zone; null for an unknown one. */
function wallClock(timeZone: string, now: Millis): { day: number; minutes: number } | null {
  const parts = formatIn(timeZone)?.formatToParts(now);
  if (!parts) return null;
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const minutes = Number(part('hour')) * 60 + Number(part('minute'));
  return { day: WEEKDAYS.indexOf(part('weekday')), minutes };
}

/**
 * Whether a person wants to be left alone now, by the clocks on their wall: summer time shifts the
 * hours with it. Hours that end when they begin last a whole day. An unknown time zone is never quiet.
 */
export function isQuietAt(hours: QuietHours | null, now: Millis): boolean {
  const clock = hours && wallClock(hours.timeZone, now);
  if (!clock) return false;
  const { from, to, days } = hours;
  const beganToday = days.includes(clock.day) && clock.minutes >= from;
  if (from < to) return beganToday && clock.minutes < to;
  const yesterday = (clock.day + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  return beganToday || (days.includes(yesterday) && clock.minutes < to);
}
