import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charCount, cleanMessageText, cleanName, clipChars, isBlank, searchKey } from './text';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const nastyText = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '\u0000',
      '\u202E',
      '\u2066',
      '\u200B',
      '\u0301',
      '\uD83D',
      '\uDE00',
      '👩‍👩‍👧',
      'ش',
      '漢',
      '\u200D',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('a message text', () => {
  test('loses what reorders, hides or breaks it', () => {
    expect(cleanMessageText('pay\u202Eexe.fdp\u202C now')).toBe('payexe.fdp now');
    expect(cleanMessageText('a\u0000b\u0007c\u009Fd')).toBe('abcd');
    expect(cleanMessageText('half \uD83D of it')).toBe('half  of it');
  });

  test('keeps what scripts and emoji need', () => {
    for (const text of ['👩‍👩‍👧', 'نمی‌خواهم', 'é e\u0301', 'क्षत्रिय', '\tcode\n  more']) {
      expect(cleanMessageText(text)).toBe(text);
    }
  });

  test('has no towers of accents, however high', () => {
    const tower = `Z${'\u0300'.repeat(10_000)}algo`;
    expect(cleanMessageText(tower)).toBe(`Z${'\u0300'.repeat(8)}algo`);
  });

  test('loses outer blank lines, and keeps the first indentation', () => {
    expect(cleanMessageText('\n \n  first\r\nsecond \n\n')).toBe('  first\nsecond');
  });

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nastyText), (raw) => {
        const clean = cleanMessageText(raw);
        expect(cleanMessageText(clean)).toBe(clean);
        expect(clean).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });

  test('a pasted 200 KB is cleaned in the time of a test', () => {
    const paste = `${'word \u0301\u202E'.repeat(30_000)}\n`;
    expect(cleanMessageText(paste)).toContain('word');
    expect(isBlank(' \u200B'.repeat(100_000))).toBe(true);
  });
});

describe('blank', () => {
  test.each(['', ' \n\t', '\u200B\u200D', '\u2800', '\u3164', '\uFEFF', '\u00AD'])('%j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each(['.', ' a ', '\u200Bx', '🙂', '#️⃣'])('not %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a name', () => {
  test('is one line without invisible characters', () => {
    expect(cleanName('  Ada\u200B \n Love\u00ADlace ')).toBe('Ada Lovelace');
    expect(cleanName('\u202Eevil')).toBe('evil');
  });

  test('any script survives', () => {
    for (const name of ['José', 'Владимир', 'علی', '王小明', 'ไทย']) {
      expect(cleanName(name)).toBe(name);
    }
  });

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nastyText), (raw) => {
        const clean = cleanName(raw);
        expect(cleanName(clean)).toBe(clean);
        expect(clean).not.toMatch(/[\n\t]/);
      }),
    );
  });

  test('is found without its accents and case', () => {
    expect(searchKey('José ÅNGSTRÖM')).toBe('jose angstrom');
    expect(searchKey('ﬁne')).toBe('fine');
  });
});

describe('clipping', () => {
  test('counts code points and never cuts one', () => {
    expect(clipChars('👍👍👍', 2)).toBe('👍👍');
    expect(clipChars('abc', 5)).toBe('abc');
  });

  test('gives a prefix of at most that many', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, max) => {
        const clipped = clipChars(text, max);
        expect(text.startsWith(clipped)).toBe(true);
        expect([...clipped].length).toBe(Math.min(max, [...text].length));
        expect(charCount(clipped)).toBeLessThanOrEqual(charCount(text));
      }),
    );
  });
});
