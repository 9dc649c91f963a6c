import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGE_MAX_CHARS } from './limits';
import {
  isJumboEmoji,
  parseMarkdown,
  plainText,
  safeHref,
  type Block,
  type Inline,
} from './markdown';

const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const text = (value: string): Inline => ({ type: 'text', text: value });
const BREAK: Inline = { type: 'break' };

function inlinesOf(source: string): Inline[] {
  const [block, ...rest] = parseMarkdown(source);
  if (block?.type !== 'paragraph' || rest.length > 0) throw new Error('not one paragraph');
  return block.children;
}

/** Every node of a tree, with how deep it lies. */
function walk(
  nodes: readonly (Block | Inline)[],
  depth = 1,
): { node: Block | Inline; depth: number }[] {
  return nodes.flatMap((node) => {
    const below = 'items' in node ? node.items.flat() : 'children' in node ? node.children : [];
    return [{ node, depth }, ...walk(below, depth + 1)];
  });
}

describe('the subset', () => {
  test('emphasis nests', () => {
    expect(inlinesOf('**bold _both_** ~~gone~~')).toEqual([
      { type: 'bold', children: [text('bold '), { type: 'italic', children: [text('both')] }] },
      text(' '),
      { type: 'strike', children: [text('gone')] },
    ]);
  });

  test('a single tilde means about', () => {
    expect(inlinesOf('~5 or ~6~')).toEqual([text('~5 or ~6~')]);
  });

  test('line ends are breaks, blank lines part paragraphs', () => {
    expect(parseMarkdown('one\ntwo\n\nthree')).toEqual([
      paragraph(text('one'), BREAK, text('two')),
      paragraph(text('three')),
    ]);
  });

  test('code keeps its text, a fence its language', () => {
    expect(inlinesOf('run `a < b && c`')).toEqual([
      text('run '),
      { type: 'code', text: 'a < b && c' },
    ]);
    expect(parseMarkdown('```TS {1,2}\nconst **a** = 1;\n\n// end\n```')).toEqual([
      { type: 'code', language: 'ts', text: 'const **a** = 1;\n\n// end' },
    ]);
    expect(parseMarkdown('```\nnever closed')).toEqual([
      { type: 'code', language: null, text: 'never closed' },
    ]);
  });

  test('quotes and lists hold blocks', () => {
    expect(parseMarkdown('> a\n> > b')).toEqual([
      {
        type: 'quote',
        children: [paragraph(text('a')), { type: 'quote', children: [paragraph(text('b'))] }],
      },
    ]);
    expect(parseMarkdown('3. x\n4. y\n   - z')).toEqual([
      {
        type: 'list',
        isOrdered: true,
        start: 3,
        items: [
          [paragraph(text('x'))],
          [
            paragraph(text('y')),
            { type: 'list', isOrdered: false, start: 1, items: [[paragraph(text('z'))]] },
          ],
        ],
      },
    ]);
  });

  test('a task keeps its box in its line', () => {
    expect(parseMarkdown('- [x] done')).toEqual([
      { type: 'list', isOrdered: false, start: 1, items: [[paragraph(text('[x] done'))]] },
    ]);
  });

  test.each([
    '# Heading',
    'Heading\n---',
    '<b>bold</b> <script>alert(1)</script>',
    '![alt](https://example.com/a.png)',
    'a | b\n--|--\n1 | 2',
    '[name]: foo',
    '***',
    '[text][name]',
  ])('%j stays as typed', (source) => {
    const nodes = walk(parseMarkdown(source)).map(({ node }) => node.type);
    expect(new Set(nodes)).toEqual(
      new Set(['paragraph', 'text', ...(source.includes('\n') ? ['break'] : [])]),
    );
    expect(plainText(source)).toBe(source.replaceAll('\n', ' '));
  });

  test('mentions, also beside underscores and in emphasis', () => {
    expect(inlinesOf('_hi <@_a_b_>_')).toEqual([
      { type: 'italic', children: [text('hi '), { type: 'mention', uid: '_a_b_' }] },
    ]);
    expect(inlinesOf('`<@ada>`')).toEqual([{ type: 'code', text: '<@ada>' }]);
    expect(inlinesOf('<@not valid>')).toEqual([text('<@not valid>')]);
  });
});

describe('links', () => {
  test('bare addresses and mail addresses', () => {
    expect(inlinesOf('see https://example.com/a_b_c.')).toEqual([
      text('see '),
      {
        type: 'link',
        href: 'https://example.com/a_b_c',
        children: [text('https://example.com/a_b_c')],
      },
      text('.'),
    ]);
    expect(inlinesOf('ada@example.com')).toEqual([
      { type: 'link', href: 'mailto:ada@example.com', children: [text('ada@example.com')] },
    ]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    '/relative',
    '//host',
    '',
  ])('%j is no link', (href) => {
    expect(safeHref(href)).toBeNull();
    const nodes = walk(parseMarkdown(`[words](${href})`)).map(({ node }) => node.type);
    expect(nodes).not.toContain('link');
  });

  test('words that claim another host give way to the real address', () => {
    expect(inlinesOf('[https://bank.example](https://evil.example/x)')).toEqual([
      { type: 'link', href: 'https://evil.example/x', children: [text('https://evil.example/x')] },
    ]);
    expect(inlinesOf('[www.bank.example/a](https://www.bank.example/b)')).toEqual([
      { type: 'link', href: 'https://www.bank.example/b', children: [text('www.bank.example/a')] },
    ]);
  });
});

describe('plain text', () => {
  test('one line without markers', () => {
    expect(plainText('**a**\n> b\n\n- c\n- `d`\n\n```js\ne\n```')).toBe('a b c d e');
  });

  test('names people, and drops a mention that an excerpt cuts in two', () => {
    const names = new Map([['u1', 'Ada']]);
    expect(plainText('<@u1> and <@u2>', (uid) => names.get(uid))).toBe('@Ada and @…');
    expect(plainText('hi <@u1')).toBe('hi');
    expect(plainText('1 < 2')).toBe('1 < 2');
  });
});

describe('jumbo emoji', () => {
  test.each(['👍', '👨‍👩‍👧‍👦 🇩🇪 ❤️', '👋🏽\n👋🏿', '1️⃣'])('%s', (emoji) =>
    expect(isJumboEmoji(emoji)).toBe(true),
  );
  test.each(['', ' ', '12', '👍 ok', '#', '👍'.repeat(9), '👍'.repeat(5000)])('not %#', (other) =>
    expect(isJumboEmoji(other)).toBe(false),
  );
});

/** Marker soup: what upsets parsers more than random text does. */
const soup = fc
  .array(
    fc.constantFrom(
      ...[
        '*',
        '_',
        '**',
        '~~',
        '`',
        '```',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
      ],
      ...[
        '<@u1>',
        '![',
        'http://a.b',
        'a@b.co',
        '\\',
        ' ',
        '    ',
        '\t',
        'a',
        'é',
        '😀',
        '\u202E',
        '| ',
        '# ',
      ],
    ),
    { maxLength: 400 },
  )
  .map((parts) => parts.join(''));

describe('any input', () => {
  test('gives a bounded tree of allowed nodes', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 500 })), (source) => {
        for (const { node, depth } of walk(parseMarkdown(source))) {
          // Six of blocks, a list item's own paragraph, six of inline nodes and a text.
          expect(depth).toBeLessThanOrEqual(14);
          if (node.type === 'link') expect(safeHref(node.href)).toBe(node.href);
          if (node.type === 'text') expect(node.text).not.toMatch(/[\n\u202A-\u202E\u2066-\u2069]/);
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['quotes', '> ', 'quote'],
    ['lists', '- ', 'list'],
    ['emphasis', '*a **b ', 'bold'],
  ] as const)('deeper %s than the limit stay text', (_name, marker, type) => {
    const closing = marker.startsWith('*') ? ' b** a*' : '';
    const source = `${marker.repeat(40)}x${closing.repeat(40)}`;
    const nodes = walk(parseMarkdown(source)).map(({ node }) => node.type);
    const count = nodes.filter((other) => other === type).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(6);
    expect(plainText(source)).toContain(`${marker.trim()} ${marker}x`);
  });

  test('loses no letter of plain words', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäß漢ا]{1,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(' ', '\n', '\n\n', '\n> ', '\n- ', ' **'),
        (list, joint) => {
          const letters = (value: string) => value.replace(/[\s*>-]/g, '');
          expect(letters(plainText(list.join(joint)))).toBe(letters(list.join('')));
        },
      ),
    );
  });

  test('text without any marker comes back whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z ]{0,80}[a-z]$/), (source) => {
        expect(inlinesOf(source)).toEqual([text(source)]);
      }),
    );
  });

  test.each([
    ['200 KB of text', 'x'.repeat(200_000)],
    ['200 KB of markers', '*a_ [`<~~'.repeat(22_000)],
    ['10,000 nested quotes', '>'.repeat(10_000)],
    ['as many nested quotes as a message holds', '>'.repeat(MESSAGE_MAX_CHARS)],
    ['nested lists', '- '.repeat(MESSAGE_MAX_CHARS / 2)],
    ['lazy quotes', '> a\nb\n'.repeat(MESSAGE_MAX_CHARS / 6)],
    ['unclosed emphasis', '**a_'.repeat(MESSAGE_MAX_CHARS / 4)],
    ['unclosed underscores', '__a'.repeat(MESSAGE_MAX_CHARS / 3)],
    ['unclosed brackets', '['.repeat(MESSAGE_MAX_CHARS)],
    ['unclosed links', '[a]('.repeat(MESSAGE_MAX_CHARS / 4)],
    ['unclosed angles', '<@a'.repeat(MESSAGE_MAX_CHARS / 3)],
    ['backticks', '`a``'.repeat(MESSAGE_MAX_CHARS / 4)],
    ['spaces', `- ${' '.repeat(MESSAGE_MAX_CHARS - 3)}x`],
    ['10,000 combining marks', `e${'\u0301'.repeat(10_000)}`],
  ])('%s comes to an end', (_name, source) => {
    // Without the bounds it takes longer than a test may, or overflows the stack.
    expect(parseMarkdown(source).length).toBeGreaterThan(0);
    expect(plainText(source)).toBeTypeOf('string');
  });

  test('one text leaves nothing behind for the next', () => {
    parseMarkdown('*a_'.repeat(MESSAGE_MAX_CHARS / 3));
    expect(inlinesOf('**b**')).toEqual([{ type: 'bold', children: [text('b')] }]);
  });
});
