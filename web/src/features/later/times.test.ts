import { DAY_MS, HOUR_MS, MINUTE_MS } from '@hearth/domain/time';
import { describe, expect, it } from 'vitest';
import { fromInputTime, remindTimes, sendTimes, timeProblem, toInputTime } from './times';

/** Local times, so that the test holds in every time zone. */
const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 5, day, hour, minute).getTime();
/** Saturday. */
const NOON = at(13, 12);

const ids = (now: number) => sendTimes(now).map(({ id }) => id);

describe('times to send', () => {
  it('are tonight, tomorrow and Monday', () => {
    expect(sendTimes(NOON)).toEqual([
      { id: 'tonight', at: at(13, 20) },
      { id: 'tomorrow', at: at(14, 9) },
      { id: 'monday', at: at(15, 9) },
    ]);
  });

  it('leave out what is over, and what comes twice', () => {
    expect(ids(at(13, 19, 31))).toEqual(['tomorrow', 'monday']);
    // On a Sunday tomorrow is Monday.
    expect(ids(at(14, 12))).toEqual(['tonight', 'tomorrow']);
    expect(sendTimes(at(15, 12)).at(-1)).toEqual({ id: 'monday', at: at(22, 9) });
  });
});

it('offers times to be reminded', () => {
  expect(remindTimes(NOON).map((choice) => choice.at)).toEqual([
    NOON + 20 * MINUTE_MS,
    NOON + HOUR_MS,
    NOON + 3 * HOUR_MS,
    at(14, 9),
  ]);
});

describe('the field', () => {
  it('says the same time in both directions', () => {
    expect(toInputTime(at(3, 9, 5))).toBe('2026-06-03T09:05');
    expect(fromInputTime('2026-06-03T09:05')).toBe(at(3, 9, 5));
  });

  it.each(['', '2026-06-03', '2026-13-03T09:05', 'soon'])('takes %j for no time', (text) => {
    expect(fromInputTime(text)).toBeNull();
  });

  it('refuses what is over, now, or too far', () => {
    expect(timeProblem(null, NOON)).toBe('empty');
    expect(timeProblem(NOON - 1, NOON)).toBe('past');
    expect(timeProblem(NOON + MINUTE_MS - 1, NOON)).toBe('past');
    expect(timeProblem(NOON + MINUTE_MS, NOON)).toBeNull();
    expect(timeProblem(NOON + 366 * DAY_MS + 1, NOON)).toBe('far');
  });
});
