import { expect, test } from 'vitest';
import { contentWords } from './contentWords';
import { loadLanguage } from './i18n';

test('says what a message holds besides words', async () => {
  const { t } = await loadLanguage('en', 'app');
  expect(contentWords(t, ['image'], 1)).toBe('Photo');
  expect(contentWords(t, ['image', 'link'], 3)).toBe('3 photos');
  expect(contentWords(t, ['voice'], 0)).toBe('Voice message');
  expect(contentWords(t, ['image', 'file'], 5)).toBe('5 files');
  expect(contentWords(t, ['image', 'file'], 0)).toBe('Files');
  expect(contentWords(t, ['link'], 0)).toBe('Link');
  expect(contentWords(t, [], 0)).toBe('');
  const german = await loadLanguage('de', 'app');
  expect(contentWords(german.t, ['voice'], 1)).toBe('Sprachnachricht');
  expect(contentWords(german.t, ['file'], 2)).toBe('2 Dateien');
});
