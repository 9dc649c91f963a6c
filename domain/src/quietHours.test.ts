import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuietHours } from './notificationSettings';
import { isQuietAt } from './quietHours';
import { HOUR_MS, MINUTE_MS } from './time';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const hour = (hours: number, minutes = 0) => hours * 60 + minutes;
const NIGHT: QuietHours = {
  ...{ from: hour(22), to: hour(7), days: EVERY_DAY, timeZone: 'Europe/Berlin' },
};
const at = (iso: string) => Date.parse(iso);

describe('quiet hours', () => {
  test('nobody has them until they are set', () => {
    expect(isQuietAt(null, at('2026-03-10T23:00:00Z'))).toBe(false);
  });

  test.each([
    ['2026-01-15T20:59:59Z', false],
    ['2026-01-15T21:00:00Z', true],
    ['2026-01-16T05:59:59Z', true],
    ['2026-01-16T06:00:00Z', false],
  ])('22 to 7 in Berlin in winter, %s: %j', (now, isQuiet) => {
    expect(isQuietAt(NIGHT, at(now))).toBe(isQuiet);
  });

  test.each([
    ['2026-07-15T19:59:59Z', false],
    ['2026-07-15T20:00:00Z', true],
    ['2026-07-16T04:59:59Z', true],
    ['2026-07-16T05:00:00Z', false],
  ])('the same hours by the clock in summer, %s: %j', (now, isQuiet) => {
    expect(isQuietAt(NIGHT, at(now))).toBe(isQuiet);
  });

  test('within one day', () => {
    const noon = { ...NIGHT, from: hour(12), to: hour(13, 30) };
    expect(isQuietAt(noon, at('2026-01-15T10:59:00Z'))).toBe(false);
    expect(isQuietAt(noon, at('2026-01-15T11:00:00Z'))).toBe(true);
    expect(isQuietAt(noon, at('2026-01-15T12:29:00Z'))).toBe(true);
    expect(isQuietAt(noon, at('2026-01-15T12:30:00Z'))).toBe(false);
  });

  test('days are those on which the hours begin', () => {
    // 2026-01-16 is a Friday.
    const friday = { ...NIGHT, days: [5] };
    expect(isQuietAt(friday, at('2026-01-16T05:00:00Z'))).toBe(false);
    expect(isQuietAt(friday, at('2026-01-16T22:00:00Z'))).toBe(true);
    expect(isQuietAt(friday, at('2026-01-17T05:00:00Z'))).toBe(true);
    expect(isQuietAt(friday, at('2026-01-17T22:00:00Z'))).toBe(false);
    // The night from Saturday to Sunday goes over the end of the week.
    expect(isQuietAt({ ...NIGHT, days: [6] }, at('2026-01-18T05:00:00Z'))).toBe(true);
  });

  test('hours that end when they begin last a day', () => {
    const sunday = { ...NIGHT, from: hour(6), to: hour(6), days: [0] };
    expect(isQuietAt(sunday, at('2026-01-18T04:59:00Z'))).toBe(false);
    expect(isQuietAt(sunday, at('2026-01-18T05:00:00Z'))).toBe(true);
    expect(isQuietAt(sunday, at('2026-01-19T04:59:00Z'))).toBe(true);
    expect(isQuietAt(sunday, at('2026-01-19T05:00:00Z'))).toBe(false);
  });

  test('an hour that summer time leaves out, and one that comes twice', () => {
    const early = { ...NIGHT, from: hour(2, 30), to: hour(4) };
    // 2026-03-29, 02:00 becomes 03:00.
    expect(isQuietAt(early, at('2026-03-29T00:59:00Z'))).toBe(false);
    expect(isQuietAt(early, at('2026-03-29T01:00:00Z'))).toBe(true);
    expect(isQuietAt(early, at('2026-03-29T02:00:00Z'))).toBe(false);
    // 2026-10-25, 03:00 becomes 02:00.
    expect(isQuietAt(early, at('2026-10-25T00:30:00Z'))).toBe(true);
    expect(isQuietAt(early, at('2026-10-25T01:00:00Z'))).toBe(false);
    expect(isQuietAt(early, at('2026-10-25T01:30:00Z'))).toBe(true);
    expect(isQuietAt(early, at('2026-10-25T02:59:00Z'))).toBe(true);
    expect(isQuietAt(early, at('2026-10-25T03:00:00Z'))).toBe(false);
  });

  test('a time zone of half hours, and the other side of the date line', () => {
    const kathmandu = { ...NIGHT, timeZone: 'Asia/Kathmandu' };
    expect(isQuietAt(kathmandu, at('2026-01-15T16:14:00Z'))).toBe(false);
    expect(isQuietAt(kathmandu, at('2026-01-15T16:15:00Z'))).toBe(true);
    // In Kiritimati it is Saturday already.
    const saturday = { ...NIGHT, days: [6], timeZone: 'Pacific/Kiritimati' };
    expect(isQuietAt(saturday, at('2026-01-16T22:00:00Z'))).toBe(false);
    expect(isQuietAt(saturday, at('2026-01-17T08:00:00Z'))).toBe(true);
  });

  test('a time zone that nobody knows is never quiet', () => {
    expect(isQuietAt({ ...NIGHT, timeZone: 'Mars/Olympus' }, at('2026-01-15T22:00:00Z'))).toBe(
      false,
    );
  });

  test('in UTC they are plain arithmetic', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(
        minute,
        minute,
        days,
        fc.integer({ min: 0, max: 7 * 1440 }),
        (from, to, on, m) => {
          // 2026-01-18 is a Sunday.
          const now = at('2026-01-18T00:00:00Z') + m * MINUTE_MS;
          const length = to > from ? to - from : to - from + 1440;
          const began = on.some((day) => {
            const since = (((m - (day * 1440 + from)) % 10080) + 10080) % 10080;
            return since < length;
          });
          expect(isQuietAt({ from, to, days: on, timeZone: 'UTC' }, now)).toBe(began);
        },
      ),
    );
  });

  test('every zone is quiet for as long as its hours last on a day without a change', () => {
    const zone = fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 23 }), (timeZone, from) => {
        const hours = { from: hour(from), to: hour((from + 3) % 24), days: EVERY_DAY, timeZone };
        const start = at('2026-06-10T00:00:00Z');
        const quiet = Array.from({ length: 48 }, (_, half) => start + (half * HOUR_MS) / 2).filter(
          (now) => isQuietAt(hours, now),
        );
        expect(quiet).toHaveLength(6);
      }),
    );
  });
});
