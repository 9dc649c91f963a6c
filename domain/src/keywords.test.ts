import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasKeyword } from './keywords';

describe('a keyword', () => {
  test.each([
    ['The deploy is out', 'deploy'],
    ['DEPLOY!', 'deploy'],
    ['**deploy**', 'Deploy'],
    ['Café au lait', 'cafe'],
    ['un cafe', 'CAFÉ'],
    ['Die Strasse', 'straße'],
    ['ΣΟΦΟΣ', 'σοφός'],
    ['Покажи ёлку', 'елку'],
    ['שָׁלוֹם לכולם', 'שלום'],
    ['مُحَمَّد هنا', 'محمد'],
    ['नमस्ते दुनिया', 'दुनिया'],
    ['このAPIは速い', 'api'],
    ['明日の会議について', '会議'],
    ['ประชุมพรุ่งนี้', 'พรุ่งนี้'],
    ['Use C++ here', 'c++'],
    ['on  call', 'on call'],
    ['a 🔥 b', '🔥'],
    ['first aid, second aid', 'second aid'],
    ['deployed, then deploy', 'deploy'],
  ])('%j has %j', (text, keyword) => {
    expect(hasKeyword(text, [keyword])).toBe(true);
  });

  test.each([
    ['redeployed', 'deploy'],
    ['deploys', 'deploy'],
    ['de ploy', 'deploy'],
    ['deploy_x', 'deploy'],
    ['x2', 'x'],
    ['𝐚b', 'b'],
    ['हिन्दी', 'हिन'],
    ['<@deploy> hi', 'deploy'],
    ['', 'deploy'],
    ['anything', '  '],
    ['anything', '\u0301'],
    ['C++', 'C#'],
  ])('%j has no %j', (text, keyword) => {
    expect(hasKeyword(text, [keyword])).toBe(false);
  });

  test('any of several', () => {
    expect(hasKeyword('the fire alarm', ['flood', 'alarm'])).toBe(true);
    expect(hasKeyword('the fire alarm', [])).toBe(false);
  });

  const word = fc.stringMatching(/^[a-zäöüéçñ]{1,12}$/);

  test('is found between any other words, in any case', () => {
    fc.assert(
      fc.property(word, fc.array(word), fc.array(word), (keyword, before, after) => {
        const text = [...before, keyword.toUpperCase(), ...after].join(', ');
        expect(hasKeyword(text, [keyword])).toBe(true);
      }),
    );
  });

  test('is not found inside a longer word', () => {
    fc.assert(
      fc.property(word, fc.stringMatching(/^[xyz]{1,3}$/), (keyword, more) => {
        fc.pre(!/[xyz]/.test(keyword));
        expect(hasKeyword(`${more}${keyword} ${keyword}${more}`, [keyword])).toBe(false);
      }),
    );
  });

  test('takes any text and any words without failing', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const any = fc.string({ unit });
    fc.assert(
      fc.property(any, fc.array(any), (text, keywords) => {
        expect(typeof hasKeyword(text, keywords)).toBe('boolean');
      }),
    );
  });
});
