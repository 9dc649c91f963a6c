import { expect, it } from 'vitest';
import { fromTimeField, toTimeField } from './clockMinutes';

it('says minutes since midnight as a time field does, and back', () => {
  for (const [minutes, text] of [
    [0, '00:00'],
    [425, '07:05'],
    [1_439, '23:59'],
  ] as const) {
    expect(toTimeField(minutes)).toBe(text);
    expect(fromTimeField(text)).toBe(minutes);
  }
  expect(fromTimeField('')).toBeNull();
  expect(fromTimeField('24:00')).toBeNull();
  expect(fromTimeField('07:05:30')).toBe(425);
});
