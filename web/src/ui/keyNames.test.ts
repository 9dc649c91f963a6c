import { expect, it } from 'vitest';
import { keyNamesOn } from './keyNames';

it.each(['MacIntel', 'iPhone', 'iPad'])('are signs on %s', (platform) => {
  expect(keyNamesOn(platform)).toEqual({ mod: '⌘', alt: '⌥' });
});

it.each(['Win32', 'Linux x86_64', 'Linux armv8l', ''])('are words on %s', (platform) => {
  expect(keyNamesOn(platform)).toEqual({ mod: 'Ctrl', alt: 'Alt' });
});
