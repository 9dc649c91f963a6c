import { expect, it } from 'vitest';
import { MUTE_UNTIL, tomorrowMorning } from './muteTimes';

it('mutes until eight in the morning of tomorrow, whatever the hour now is', () => {
  for (const hour of [0, 7, 8, 23]) {
    const now = new Date(2026, 5, 30, hour, 59, 30, 500);
    const until = new Date(tomorrowMorning(now.getTime()));
    expect([until.getMonth(), until.getDate(), until.getHours()]).toEqual([6, 1, 8]);
    expect([until.getMinutes(), until.getSeconds(), until.getMilliseconds()]).toEqual([0, 0, 0]);
  }
});

it('mutes for hours from now', () => {
  expect(MUTE_UNTIL.hour(1_000)).toBe(3_601_000);
  expect(MUTE_UNTIL.eight(1_000)).toBe(8 * 3_600_000 + 1_000);
});
