import { describe, expect, test } from 'vitest';
import { closedShortcode, endsInCode, findTrigger, rankCandidates } from './completion';

/** The trigger at the bar. */
function at(text: string) {
  const cursor = text.indexOf('|');
  const trigger = findTrigger(text.replace('|', ''), cursor);
  return trigger && `${trigger.type} ${trigger.query} ${trigger.from}`;
}

describe('what begins a completion', () => {
  test.each([
    ['@|', 'mention  0'],
    ['hi @ad|', 'mention ad 3'],
    ['(@Éva|)', 'mention Éva 1'],
    ['line\n@x|', 'mention x 5'],
    ['@ad| rest', 'mention ad 0'],
    [':sm|', 'emoji sm 0'],
    ['ok :+1|', 'emoji +1 3'],
  ])('%s', (text, expected) => expect(at(text)).toBe(expected));

  test.each([
    'mail@x|',
    'a:b|',
    ':s|',
    '10:30|',
    '@ada |',
    'http://x|',
    '@a@b|',
    '`@ad|',
    '```\n@ad|',
    ': )|',
  ])('not %s', (text) => expect(at(text)).toBeNull());
});

test('code is where the last mark is open', () => {
  expect(endsInCode('a `b` c')).toBe(false);
  expect(endsInCode('a `b')).toBe(true);
  expect(endsInCode('`a\nb')).toBe(false);
  expect(endsInCode('```\na\n```\n')).toBe(false);
  expect(endsInCode('```js\na')).toBe(true);
});

test('a shortcode is closed by its second colon', () => {
  expect(closedShortcode('go :Tada:', 9)).toEqual({ code: 'tada', from: 3, to: 9 });
  expect(closedShortcode('10:30:', 6)).toBeNull();
  expect(closedShortcode('`:tada:', 7)).toBeNull();
});

describe('people', () => {
  const people = [
    { uid: '1', name: 'Grace Hopper', handle: 'grace' },
    { uid: '2', name: 'Ada Lovelace', handle: 'ada' },
    { uid: '3', name: 'Éva Gráf', handle: 'eva_g' },
    { uid: '4', name: 'Margaret', handle: 'adamantine' },
  ];
  const found = (query: string) => rankCandidates(people, query, 3).map(({ uid }) => uid);

  test('handle, then name, then a later word of it', () => {
    expect(found('ad')).toEqual(['2', '4']);
    expect(found('hop')).toEqual(['1']);
    expect(found('gr')).toEqual(['1', '3']);
    expect(found('eva')).toEqual(['3']);
    expect(found('GRÁ')).toEqual(['1', '3']);
    expect(found('zz')).toEqual([]);
  });

  test('nothing typed offers the first by name', () => {
    expect(found('')).toEqual(['2', '3', '1']);
  });
});
