import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  DEFAULT_MODERATION,
  heavier,
  moderationConfigSchema,
  MUTE_MAX_MINUTES,
  ruleChanges,
  VERDICTS,
  WORD_MAX_CHARS,
  WORDS_MAX,
} from './moderationConfig';

const isConfig = (change: object) =>
  v.is(moderationConfigSchema, { ...DEFAULT_MODERATION, ...change });

test('the default is a configuration', () => {
  expect(v.parse(moderationConfigSchema, DEFAULT_MODERATION)).toEqual(DEFAULT_MODERATION);
});

test('lists, words and numbers have bounds', () => {
  expect(isConfig({ ownWords: Array(WORDS_MAX).fill('a') })).toBe(true);
  expect(isConfig({ ownWords: Array(WORDS_MAX + 1).fill('a') })).toBe(false);
  expect(isConfig({ ownWords: ['a'.repeat(WORD_MAX_CHARS + 1)] })).toBe(false);
  expect(isConfig({ allowedWords: [' '] })).toBe(false);
  expect(isConfig({ muteMinutes: MUTE_MAX_MINUTES })).toBe(true);
  expect(isConfig({ muteMinutes: MUTE_MAX_MINUTES + 1 })).toBe(false);
  expect(isConfig({ muteMinutes: 0.5 })).toBe(false);
  expect(isConfig({ mentionsMax: 0 })).toBe(false);
  expect(isConfig({ actions: { ...DEFAULT_MODERATION.actions, caps: 'shout' } })).toBe(false);
});

test('a domain is a host name and nothing else', () => {
  for (const domain of ['example.com', 'a.b.example', 'пример.рф']) {
    expect(isConfig({ deniedDomains: [domain] })).toBe(true);
  }
  for (const domain of ['', 'com', 'https://example.com', 'example.com/x', 'a b.com', '*.com']) {
    expect(isConfig({ deniedDomains: [domain] })).toBe(false);
  }
});

test('of two verdicts the heavier one', () => {
  for (const [low, a] of VERDICTS.entries()) {
    for (const [high, b] of VERDICTS.entries()) {
      expect(heavier(a, b)).toBe(VERDICTS[Math.max(low, high)]);
    }
  }
});

test('two set-ups differ in what the log names', () => {
  const changed = (change: object) =>
    ruleChanges(DEFAULT_MODERATION, { ...DEFAULT_MODERATION, ...change });
  expect(changed({})).toEqual([]);
  expect(changed({ actions: { ...DEFAULT_MODERATION.actions } })).toEqual([]);
  expect(changed({ isOn: false, muteMinutes: 11, mentionsMax: 9 })).toEqual([
    ...['off', 'muteMinutes', 'mentionsMax'],
  ]);
  expect(changed({ actions: { ...DEFAULT_MODERATION.actions, caps: 'flag' } })).toEqual([
    'actions',
  ]);
  const lists = ['ownWords', 'allowedWords', 'allowedDomains', 'deniedDomains'] as const;
  for (const list of lists) expect(changed({ [list]: ['tea.example'] })).toEqual([list]);
  const off = { ...DEFAULT_MODERATION, isOn: false };
  expect(ruleChanges(off, DEFAULT_MODERATION)).toEqual(['on']);
});
