import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { describe, expect, it } from 'vitest';
import { formOf, readForm } from './moderationForm';

const USUAL = formOf(DEFAULT_MODERATION);

describe('rules as they are typed', () => {
  it('come back as they were', () => {
    const config = {
      ...DEFAULT_MODERATION,
      ownWords: ['foo*', 'bar baz'],
      deniedDomains: ['example.org'],
      mentionsMax: 3,
    };
    expect(readForm(formOf(config))).toEqual({ config, problems: {} });
  });

  it('lose empty lines and outer spaces', () => {
    const { config } = readForm({ ...USUAL, allowedWords: '\n one \n\n  two\n' });
    expect(config?.allowedWords).toEqual(['one', 'two']);
  });

  it('name the line that is no domain', () => {
    const form = { ...USUAL, deniedDomains: 'Example.ORG\n\nhttps://example.org/path' };
    expect(readForm(form)).toEqual({
      config: null,
      problems: {
        deniedDomains: {
          key: 'moderation.settingsBadDomain',
          values: { line: 3, text: 'https://example.org/path' },
        },
      },
    });
  });

  it('are bounded by line, by count and as a whole', () => {
    const lines = (count: number, line: string) => Array<string>(count).fill(line).join('\n');
    const problemOf = (form: Partial<typeof USUAL>) =>
      Object.values(readForm({ ...USUAL, ...form }).problems).map(({ key }) => key);
    expect(problemOf({ ownWords: 'x'.repeat(61) })).toEqual(['moderation.settingsLongWord']);
    expect(problemOf({ ownWords: lines(201, 'x') })).toEqual(['moderation.settingsTooMany']);
    const long = `${'x'.repeat(58)}.org`;
    expect(problemOf({ allowedDomains: lines(194, long) })).toEqual(['moderation.settingsTooMuch']);
    expect(problemOf({ allowedDomains: lines(193, long) })).toEqual([]);
  });

  it.each(['', '0', '21', '1.5', 'x'])('refuse %j as a number of mentions', (mentionsMax) => {
    expect(readForm({ ...USUAL, mentionsMax }).problems.mentionsMax?.key).toBe(
      'moderation.settingsMentionsError',
    );
  });
});
