import { expect, test } from 'vitest';
import { TYPING_REPEAT_MS, TYPING_TIMEOUT_MS } from './limits';
import { activeTypers } from './typing';

test('whoever typed lately, longest first, without oneself', () => {
  const entries = [
    { uid: 'grace', at: 900 },
    { uid: 'me', at: 950 },
    { uid: 'ada', at: 500 },
    { uid: 'linus', at: 1_000 - TYPING_TIMEOUT_MS },
  ];
  expect(activeTypers(entries, 'me', 1_000)).toEqual(['ada', 'grace']);
});

test('a repeat comes before the word is forgotten', () => {
  expect(TYPING_REPEAT_MS).toBeLessThan(TYPING_TIMEOUT_MS);
});
