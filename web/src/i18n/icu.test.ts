import { describe, expect, it } from 'vitest';
import { formatMessage, numbersOf, parseMessage, type Values } from './icu';

function show(text: string, values: Values = {}, locale = 'en'): string {
  return formatMessage(parseMessage(text), values, numbersOf(locale));
}

describe('formatMessage', () => {
  it('fills in arguments', () => {
    expect(show('Last seen {when} by { name }', { when: 'today', name: 'Ada' })).toBe(
      'Last seen today by Ada',
    );
  });

  it('names what is missing', () => {
    expect(show('Hello {name}')).toBe('Hello {name}');
  });

  it('chooses by number: exact first, then the rules of the language', () => {
    const text = '{count, plural, =0 {nobody} one {# person} other {# people}}';
    expect([0, 1, 2, 12_345].map((count) => show(text, { count }))).toEqual([
      'nobody',
      '1 person',
      '2 people',
      '12,345 people',
    ]);
    expect(show('{n, plural, one {#} other {#}}', { n: 12_345 }, 'de')).toBe('12.345');
    const polish = '{n, plural, one {plik} few {pliki} many {plików} other {pliku}}';
    expect([1, 2, 5, 1.5].map((n) => show(polish, { n }, 'pl'))).toEqual([
      'plik',
      'pliki',
      'plików',
      'pliku',
    ]);
  });

  it('chooses by word, with another choice inside', () => {
    const text =
      '{isMe, select, true {You sent {n, plural, one {# file} other {# files}}} other {{name} did}}';
    expect(show(text, { isMe: 'true', n: 2 })).toBe('You sent 2 files');
    expect(show(text, { isMe: 'false', name: 'Grace', n: 2 })).toBe('Grace did');
  });

  it('counts with the innermost number', () => {
    expect(show('{a, plural, other {# of {b, plural, other {#}}}}', { a: 1, b: 2 })).toBe('1 of 2');
  });

  it('keeps # and apostrophes outside plurals, and unquotes', () => {
    expect(show("#1, it''s Ada's '{name}'")).toBe("#1, it's Ada's {name}");
  });

  it('inserts values as they are', () => {
    expect(show('{name}!', { name: "{x} # '" })).toBe("{x} # '!");
  });
});

describe('parseMessage', () => {
  it.each(['{', '{name', '{count, plural, one {x}', 'a } b', '{n, date}', '{n, plural, }x}'])(
    'refuses %j',
    (text) => {
      expect(() => parseMessage(text)).toThrow();
    },
  );
});
