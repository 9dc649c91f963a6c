import { describe, expect, test } from 'vitest';
import { toggleCode, toggleMarker, type Replacement, type Selected } from './formatting';

/** "a [b] c" stands for a text with a selection. */
function parse(marked: string): Selected {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return { text: marked.replace('[', '').replace(']', ''), start, end };
}

function show({ text }: Selected, { from, to, insert, start, end }: Replacement): string {
  const next = text.slice(0, from) + insert + text.slice(to);
  return `${next.slice(0, start)}[${next.slice(start, end)}]${next.slice(end)}`;
}

describe('markers', () => {
  test.each([
    ['a [b] c', 'a **[b]** c'],
    ['a **[b]** c', 'a [b] c'],
    ['a [**b**] c', 'a [b] c'],
    ['[]', '**[]**'],
    ['**[]**', '[]'],
  ])('%s', (before, after) => {
    const selection = parse(before);
    expect(show(selection, toggleMarker(selection, '**'))).toBe(after);
  });
});

test('code over several lines gets a fence of its own lines', () => {
  const selection = parse('run: [a\nb]');
  expect(show(selection, toggleCode(selection))).toBe('run: \n```\n[a\nb]\n```\n');
  const inline = parse('[a]');
  expect(show(inline, toggleCode(inline))).toBe('`[a]`');
});
