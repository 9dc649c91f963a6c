import { expect, test } from 'vitest';
import { isShouting } from './capitals';

test.each(['WHY IS NOBODY ANSWERING ME', 'ПОЧЕМУ НИКТО НЕ ОТВЕЧАЕТ', 'WHY ARE YOU SO BAD AT IT'])(
  'shouted: %s',
  (text) => {
    expect(isShouting(text)).toBe(true);
  },
);

test.each([
  'OK THANKS',
  'NASA, ESA, JAXA, CNES',
  'Why is nobody answering ME',
  '今日はいい天気ですね今日はいい天気',
  'صباح الخير للجميع صباح الخير',
  '`SELECT NAME FROM PEOPLE WHERE AGE`',
  'see HTTPS://EXAMPLE.COM/A/VERY/LONG/PATH',
  '',
])('not: %s', (text) => {
  expect(isShouting(text)).toBe(false);
});
