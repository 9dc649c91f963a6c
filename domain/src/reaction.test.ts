import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REACTIONS_PER_PERSON_MAX } from './limits';
import { isEmoji, tallyReactions, withReaction } from './reaction';

const EMOJI = ['👍', '❤️', '😂', '🎉', '🙏', '👀', '🔥', '💯', '🚀', '🤔'];

describe('one person', () => {
  test('gives and takes back', () => {
    expect(withReaction(['👍'], '🎉', true)).toEqual(['👍', '🎉']);
    expect(withReaction(['👍', '🎉'], '👍', false)).toEqual(['🎉']);
    expect(withReaction(['👍'], '👍', true)).toEqual(['👍']);
  });

  test('never gives one twice nor more than allowed; setting twice is setting once', () => {
    const acts = fc.array(fc.record({ emoji: fc.constantFrom(...EMOJI), isOn: fc.boolean() }));
    fc.assert(
      fc.property(acts, (all) => {
        let mine: string[] = [];
        for (const { emoji, isOn } of all) {
          mine = withReaction(mine, emoji, isOn);
          expect(withReaction(mine, emoji, isOn)).toEqual(mine);
        }
        expect(new Set(mine).size).toBe(mine.length);
        expect(mine.length).toBeLessThanOrEqual(REACTIONS_PER_PERSON_MAX);
      }),
    );
  });
});

describe('the tally', () => {
  test('puts the most given first', () => {
    const reactions = { ada: ['👍', '🎉'], grace: ['🎉'], me: ['🎉'] };
    expect(tallyReactions(reactions, 'me')).toEqual([
      { emoji: '🎉', uids: ['ada', 'grace', 'me'], isMine: true },
      { emoji: '👍', uids: ['ada'], isMine: false },
    ]);
  });

  test('counts every reaction exactly once', () => {
    const lists = fc.dictionary(fc.string(), fc.uniqueArray(fc.constantFrom(...EMOJI)));
    fc.assert(
      fc.property(lists, (reactions) => {
        const total = tallyReactions(reactions, 'me').reduce(
          (sum, { uids }) => sum + uids.length,
          0,
        );
        expect(total).toBe(Object.values(reactions).flat().length);
      }),
    );
  });
});

describe('what is one emoji', () => {
  test.each(['👍', '👍🏽', '❤️', '❤', '👨‍👩‍👧‍👦', '🇩🇪', '#️⃣'])('%s', (text) => {
    expect(isEmoji(text)).toBe(true);
  });

  test.each(['', 'a', '👍👍', '👍 ', '<b>', '1'])('not %j', (text) => {
    expect(isEmoji(text)).toBe(false);
  });
});
