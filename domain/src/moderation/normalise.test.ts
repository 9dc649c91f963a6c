import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, readSigns } from './normalise';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...['a', 'ß', 'ﬁ', 'ﷺ', ' ', '`', '```', '<@u1>', 'https://x.io/a', '\u200B', '\u0336'],
        ...['\uD83D', '🇫', '𝖋', 'ａ', 'а', 'α', '3', '$', '*', '.', '\n', 'İ', 'ı'],
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

const plainOf = (text: string) =>
  readSigns(text)
    .filter(({ kind }) => kind === 'letter')
    .map(({ readings }) => readings[0])
    .join('');

describe('signs', () => {
  test.each([
    ['ｆｕｌｌ', 'ful'],
    ['𝖋𝖗𝖆𝖐', 'frak'],
    ['ⓑⓞⓧ 🅱🅾 🇨🇩', 'boxbocd'],
    ['Straße', 'strase'],
    ['Œuvre, Æther, Łódź', 'oeuvreaetherlodz'],
    ['Iğdır ISPARTA İzmir', 'igdirispartaizmir'],
    ['façade naïve Ärger', 'facadenaivearger'],
    ['z̷a̷l̷g̷o', 'zalgo'],
    ['s\u200Bo\u00ADf\u2060t', 'soft'],
    ['ёлка', 'елка'],
    ['нет', 'нет'],
  ])('%s is read as %s', (text, letters) => {
    expect(plainOf(text)).toBe(letters);
  });

  test('a repeat is one sign with a count', () => {
    expect(readSigns('sooo').map(({ readings, count }) => [readings, count])).toEqual([
      ['s', 1],
      ['o', 3],
    ]);
  });

  test('Cyrillic is Latin only in a word that mixes them', () => {
    const readings = (text: string) => readSigns(text).map((sign) => sign.readings);
    expect(readings('рор')).toEqual(['р', 'о', 'р']);
    expect(readings('pор')[1]).toContain('o');
  });

  test.each([
    ['say `a b` now', '`a b`'],
    ['```\ncode\n``` end', '```\ncode\n```'],
    ['open ```\ncode', '```\ncode'],
    ['see https://a.b/c?d=e ok', 'https://a.b/c?d=e'],
    ['see hxxps://a.b/c ok', 'hxxps://a.b/c'],
    ['see www.a.b ok', 'www.a.b'],
    ['see a-b.com/x ok', 'a-b.com/x'],
    ['mail me.too@some.host ok', 'me.too@some.host'],
    ['hi <@uid-1>!', '<@uid-1>'],
  ])('%j has a wall', (text, wall) => {
    const walls = readSigns(text).filter(({ kind }) => kind === 'wall');
    expect(walls.map(({ from, to }) => text.slice(from, to))).toEqual([wall]);
  });

  test('a dot without a space is no wall', () => {
    expect(readSigns('the end.Next one').some(({ kind }) => kind === 'wall')).toBe(false);
  });

  test('any text: in order, inside the text, not longer than it can get', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const signs = readSigns(text);
        expect(signs.length).toBeLessThanOrEqual(text.length * 8);
        let before = 0;
        for (const { from, to } of signs) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeGreaterThanOrEqual(before);
          before = from;
        }
      }),
    );
  });
});

describe('folding', () => {
  test('drops accents, case and what is not seen', () => {
    expect(foldText('Crème\u200B BRÛLÉE ßoß')).toBe('creme brulee ssoss');
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
