import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitText } from './splitText';

const letters = (text: string) => text.replace(/[\s`]/g, '');

test('cuts at blank lines, then lines, then words', () => {
  const text = `${'a'.repeat(90)}\n\n${'b'.repeat(90)}\n\n${'c'.repeat(90)}`;
  expect(splitText(text, 180)).toEqual(['a'.repeat(90), `${'b'.repeat(90)}`, 'c'.repeat(90)]);
});

test('a code block goes on in the next part', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
  const parts = splitText(`\`\`\`js\n${lines}\n\`\`\``, 200);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    expect(part.startsWith('```js\n')).toBe(true);
    expect(part.endsWith('\n```')).toBe(true);
  }
});

test('every part fits and nothing is lost', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('\n', '\n\n', '```', '\n```ts\n', '\n```\n', ' '),
    fc.constant('😀'.repeat(150)),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ').replace(/`/g, '');
      const parts = splitText(text, 200);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(200);
        expect(part.isWellFormed()).toBe(true);
      }
      expect(letters(parts.join(''))).toBe(letters(text));
    }),
  );
});

test('fences never make a part too long', () => {
  const piece = fc.constantFrom('```', '\n```ts\n', '\n```\n', 'abc ', '\n', 'x'.repeat(70));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      for (const part of splitText(pieces.join(''), 200))
        expect(part.length).toBeLessThanOrEqual(200);
    }),
  );
});
