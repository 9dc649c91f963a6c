import { expect, test } from 'vitest';
import { loadEmoji } from '../../web/src/components/emojiData';
import { readRules } from './engine';

/** The patterns of the rules that speak of emoji, in their order, as ones of JavaScript. */
function emojiPatterns(): RegExp[] {
  const found = readRules('firestore.rules').matchAll(/\.matches\('([^']*(?:#\*|P\{L)[^']*)'\)/g);
  return [...found].map(([, pattern = '']) => {
    const plain = pattern.replaceAll('\\\\', '\\').replaceAll('\\x{', '\\u{');
    return new RegExp(`^(?:${plain})$`, 'u');
  });
}

// One by one they would be thousands of commits; the engines are asked for some of each kind.
test('the rules take every emoji that can be chosen', async () => {
  const { emojis } = await loadEmoji('en');
  const all = emojis.flatMap(({ emoji, skins }) => [emoji, ...Object.values(skins ?? {})]);
  expect(all.length > 2_000).toBe(true);
  const [noLetters, status, reaction, ...others] = emojiPatterns();
  expect(others).toEqual([]);
  expect(noLetters?.test('привет')).toBe(false);
  expect(all.filter((emoji) => !noLetters?.test(emoji))).toEqual([]);
  expect(all.filter((emoji) => !status?.test(emoji))).toEqual([]);
  expect(all.filter((emoji) => !reaction?.test(`${emoji} `))).toEqual([]);
});
