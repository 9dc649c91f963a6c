import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MENTIONS_MAX } from './limits';
import { decodeMentions, encodeMentions, mentionedIds } from './mention';

const PEOPLE = new Map([
  ['ada', 'uid-Ada'],
  ['grace', 'uid-Grace'],
  ['ada_l', 'uid-AdaL'],
]);
const uidOf = (handle: string) => PEOPLE.get(handle);
const handleOf = (uid: string) => [...PEOPLE].find(([, each]) => each === uid)?.[0];
const encode = (typed: string) => encodeMentions(typed, uidOf);
const decode = (stored: string) => decodeMentions(stored, handleOf);

describe('typed to stored', () => {
  test.each([
    ['hi @ada!', 'hi <@uid-Ada>!'],
    ['@Ada, @grace', '<@uid-Ada>, <@uid-Grace>'],
    ['@ada_l is not @ada', '<@uid-AdaL> is not <@uid-Ada>'],
    ["(@ada)'s", "(<@uid-Ada>)'s"],
    ['@nobody and ada', '@nobody and ada'],
    ['mail ada@ada.org, x/@ada, @@ada', 'mail ada@ada.org, x/@ada, @@ada'],
    ['`@ada` and ```\n@grace\n``` @ada', '`@ada` and ```\n@grace\n``` <@uid-Ada>'],
    ['open ```\n@ada', 'open ```\n@ada'],
  ])('%j', (typed, stored) => {
    expect(encode(typed)).toBe(stored);
  });
});

describe('stored to typed', () => {
  test('shows the present handle, and leaves strangers as they are', () => {
    expect(decode('hi <@uid-Ada> and <@gone>')).toBe('hi @ada and <@gone>');
    expect(decode('`<@uid-Ada>`')).toBe('`<@uid-Ada>`');
  });

  test('editing without a change changes nothing', () => {
    const piece = fc.constantFrom(
      '@ada',
      '@grace',
      '@ada_l',
      '@x',
      ' ',
      ',',
      'word',
      '`',
      '```',
      '\n',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const stored = encode(pieces.join(''));
        expect(encode(decode(stored))).toBe(stored);
      }),
    );
  });
});

describe('who is mentioned', () => {
  test('each once, in order, not in code', () => {
    expect(mentionedIds('<@b> `<@c>` <@a> <@b>')).toEqual(['b', 'a']);
  });

  test('at most the limit', () => {
    const text = Array.from({ length: MENTIONS_MAX + 5 }, (_, n) => `<@u${n}>`).join(' ');
    expect(mentionedIds(text)).toHaveLength(MENTIONS_MAX);
  });
});
