import { CONTENT_KINDS } from '@hearth/domain/media';
import { describe, expect, test } from 'vitest';
import { kindsInWords, pushWords } from './pushWords';

const [en, de] = [pushWords('en', ''), pushWords('de', '')];

describe('the language', () => {
  test.each([
    ['en', 'de-AT', en],
    ['de', 'en', de],
    [null, 'de-AT', de],
    [null, 'DE', de],
    [null, 'en-GB', en],
    [null, 'fr', en],
    [null, 'den', en],
  ] as const)('chosen %j, browser %j', (chosen, browser, words) => {
    expect(pushWords(chosen, browser)).toBe(words);
  });

  test('German says the same things in other words', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
    for (const kind of CONTENT_KINDS) expect(de.kinds[kind][1](2)).not.toBe('');
    expect(de.newMessages(3)).toBe('3 neue Nachrichten');
  });
});

describe('what a message holds', () => {
  test.each([
    [[], 0, ''],
    [['image'], 1, 'Photo'],
    [['image'], 3, '3 photos'],
    [['voice'], 1, 'Voice message'],
    [['image', 'video'], 4, '4 files'],
    [['image', 'link'], 1, 'Photo'],
    [['link'], 0, 'Link'],
    [['file'], 2, '2 files'],
  ] as const)('%j of %i files: %j', (kinds, count, words) => {
    expect(kindsInWords(en, kinds, count)).toBe(words);
  });
});
