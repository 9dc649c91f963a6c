/** Times to choose from, in the time zone of this device. */
import { SCHEDULE_AHEAD_MAX_MS, SCHEDULE_AHEAD_MIN_MS } from '@hearth/domain/scheduled';
import { HOUR_MS, MINUTE_MS, type Millis } from '@hearth/domain/time';

const EVENING_HOUR = 20;
const MORNING_HOUR = 9;
const MONDAY = 1;
/** Later than this, "tonight" would be now. */
const EVENING_MARGIN_MS = 30 * MINUTE_MS;

export interface TimeChoice<Id extends string> {
  id: Id;
  at: Millis;
}

/** A full hour some days from now. Goes by the calendar, so that a change of clocks moves nothing. */
function atHour(now: Millis, days: number, hour: number): Millis {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(hour, 0, 0, 0);
}

/** When a message may go out: tonight while that is ahead, tomorrow, Monday unless that is tomorrow. */
export function sendTimes(now: Millis): TimeChoice<'tonight' | 'tomorrow' | 'monday'>[] {
  const tonight = atHour(now, 0, EVENING_HOUR);
  const daysToMonday = (MONDAY + 7 - new Date(now).getDay()) % 7 || 7;
  return [
    ...(tonight - now >= EVENING_MARGIN_MS ? [{ id: 'tonight', at: tonight } as const] : []),
    { id: 'tomorrow', at: atHour(now, 1, MORNING_HOUR) },
    ...(daysToMonday > 1
      ? [{ id: 'monday', at: atHour(now, daysToMonday, MORNING_HOUR) } as const]
      : []),
  ];
}

/** When one may be reminded. */
export function remindTimes(
  now: Millis,
): TimeChoice<'in20Minutes' | 'in1Hour' | 'in3Hours' | 'tomorrow'>[] {
  return [
    { id: 'in20Minutes', at: now + 20 * MINUTE_MS },
    { id: 'in1Hour', at: now + HOUR_MS },
    { id: 'in3Hours', at: now + 3 * HOUR_MS },
    { id: 'tomorrow', at: atHour(now, 1, MORNING_HOUR) },
  ];
}

/** As an input of type `datetime-local` has it: `2026-11-21T09:00`. */
export function toInputTime(at: Millis): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null for what is no time. */
export function fromInputTime(text: string): Millis | null {
  const at = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

export type TimeProblem = 'empty' | 'past' | 'far';

/** What is wrong with a chosen time, or null. */
export function timeProblem(at: Millis | null, now: Millis): TimeProblem | null {
  if (at === null) return 'empty';
  if (at < now + SCHEDULE_AHEAD_MIN_MS) return 'past';
  if (at > now + SCHEDULE_AHEAD_MAX_MS) return 'far';
  return null;
}
