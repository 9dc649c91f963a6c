import { isEmoji } from '@hearth/domain/reaction';
import { describe, expect, test } from 'vitest';
import { findEmoji, inTone, loadEmoji } from './emojiData';

describe('emoji', () => {
  test('can all be given as reactions', async () => {
    const { emojis } = await loadEmoji('en');
    expect(emojis.length).toBeGreaterThan(1_700);
    expect(emojis.filter(({ emoji }) => !isEmoji(emoji))).toEqual([]);
    const tones = emojis.flatMap(({ skins }) => (skins ? Object.values(skins) : []));
    expect(tones.filter((emoji) => !isEmoji(emoji))).toEqual([]);
  });

  test('are each written in one way only', async () => {
    const { emojis } = await loadEmoji('en');
    expect(emojis.filter(({ emoji }) => !/^\p{RGI_Emoji}$/v.test(emoji))).toEqual([]);
  });

  test('are found by shortcode, then by name', async () => {
    const set = await loadEmoji('en');
    expect(findEmoji(set, 'tada', 1)[0]?.emoji).toBe('🎉');
    expect(findEmoji(set, '+1', 1)[0]?.emoji).toBe('👍');
    expect(findEmoji(set, 'rocket', 3)[0]?.emoji).toBe('🚀');
    expect(findEmoji(set, 'no such thing', 3)).toEqual([]);
  });

  test('have German names and the same shortcodes', async () => {
    const set = await loadEmoji('de');
    expect(findEmoji(set, 'rakete', 1)[0]?.emoji).toBe('🚀');
    expect(findEmoji(set, 'tada', 1)[0]?.emoji).toBe('🎉');
  });

  test('take a skin tone where they have one', async () => {
    const set = await loadEmoji('en');
    const [wave] = findEmoji(set, 'wave', 1);
    const [rocket] = findEmoji(set, 'rocket', 1);
    expect(wave && inTone(wave, 'medium')).toBe('👋🏽');
    expect(rocket && inTone(rocket, 'medium')).toBe('🚀');
  });
});
