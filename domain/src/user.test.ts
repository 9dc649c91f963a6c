import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BIO_MAX_CHARS, DISPLAY_NAME_MAX_CHARS } from './limits';
import {
  cleanProfile,
  displayNameProblem,
  handleProblem,
  normalizeHandle,
  suggestHandle,
} from './user';

describe('a handle', () => {
  test.each([
    ['ab', 'tooShort'],
    ['a'.repeat(21), 'tooLong'],
    ['ada lovelace', 'badCharacters'],
    ['adа_cyrillic', 'badCharacters'],
    ['Ada', 'badCharacters'],
    ['ada_1', null],
  ])('%j: %s', (handle, problem) => {
    expect(handleProblem(handle)).toBe(problem);
  });

  test('is written in many ways', () => {
    expect(normalizeHandle('  @Ada_L ')).toBe('ada_l');
  });

  test('is proposed from any name, and always usable', () => {
    expect(suggestHandle('Ada Lovelace', 'x')).toBe('ada_lovelace');
    expect(suggestHandle('José Ñandú', 'x')).toBe('jose_nandu');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.stringMatching(/^[a-z0-9]{6}$/),
        (name, salt) => {
          expect(handleProblem(suggestHandle(name, salt))).toBeNull();
        },
      ),
    );
    expect(handleProblem(suggestHandle('王', 'a1b2c3'))).toBeNull();
  });
});

describe('a display name', () => {
  test('must be visible and not too long', () => {
    expect(displayNameProblem('\u200B ')).toBe('empty');
    expect(displayNameProblem('王')).toBeNull();
    expect(displayNameProblem('x'.repeat(DISPLAY_NAME_MAX_CHARS + 1))).toBe('tooLong');
  });
});

test('a profile is cleaned in every field', () => {
  const clean = cleanProfile({
    displayName: ' Ada\u202E ',
    handle: '@ADA',
    bio: ` ${'b'.repeat(BIO_MAX_CHARS + 9)}`,
    statusEmoji: '🌿',
    statusText: 'away\nfor tea',
    photoPath: null,
  });
  expect(clean).toEqual({
    displayName: 'Ada',
    handle: 'ada',
    bio: 'b'.repeat(BIO_MAX_CHARS),
    statusEmoji: '🌿',
    statusText: 'away for tea',
    photoPath: null,
  });
});
