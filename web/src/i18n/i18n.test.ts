import { parse } from '@messageformat/parser';
import type { Token } from '@messageformat/parser';
import { LOCALES } from '@hearth/domain/preferences';
import type { Locale } from '@hearth/domain/preferences';
import { describe, expect, it } from 'vitest';
import { app as deApp } from './de/app';
import { entry as deEntry } from './de/entry';
import { more as deMore } from './de/more';
import { app as enApp } from './en/app';
import { entry as enEntry } from './en/entry';
import { more as enMore } from './en/more';
import { loadLanguage, pickLocale, regionalTag } from './i18n';
import { loadMoreWords } from './moreWords';

type Messages = Readonly<Record<string, string>>;

/** By scope, in the order in which they load. */
const SCOPES: Record<Locale, readonly Messages[]> = {
  en: [enEntry, enApp, enMore],
  de: [deEntry, deApp, deMore],
};
const SOURCE = allOf('en');

function allOf(locale: Locale): Messages {
  return Object.fromEntries(SCOPES[locale].flatMap((scope) => Object.entries(scope)));
}

/**
 * Every value that a message shows, with how, for example `count plural`. What a `select` asks is
 * left out: one language needs to tell cases apart that are the same in another.
 */
function argumentsOf(tokens: readonly Token[]): string[] {
  const found = tokens.flatMap((token) => {
    switch (token.type) {
      case 'argument':
        return [token.arg];
      case 'function':
        return [`${token.arg} ${token.key}`];
      case 'plural':
      case 'select':
      case 'selectordinal':
        return [
          ...(token.type === 'select' ? [] : [`${token.arg} ${token.type}`]),
          ...token.cases.flatMap(({ tokens: inner }) => argumentsOf(inner)),
        ];
      default:
        return [];
    }
  });
  return [...new Set(found)].sort();
}

/** Plural forms that a language does not have, or lacks. */
function wrongPlurals(locale: Locale, tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (!('cases' in token)) return [];
    const inner = token.cases.flatMap((one) => wrongPlurals(locale, one.tokens));
    const forms = token.cases.map(({ key }) => key).filter((key) => !key.startsWith('='));
    if (!forms.includes('other')) inner.push(`${token.arg} lacks other`);
    // A lone `other` is for a text that is the same for every count.
    if (token.type === 'select' || String(forms) === 'other') return inner;
    const type = token.type === 'plural' ? 'cardinal' : 'ordinal';
    const wanted = new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories;
    const isWrong = forms.some((form) => !wanted.some((category) => category === form));
    const isShort = wanted.some((category) => !forms.includes(category));
    return isWrong || isShort ? [...inner, `${token.arg} has ${forms.join(', ')}`] : inner;
  });
}

function keysWhere(messages: Messages, isWrong: (message: string, key: string) => boolean) {
  return Object.entries(messages)
    .filter(([key, message]) => isWrong(message, key))
    .map(([key]) => key);
}

it('keeps every key once: no scope hides a key of another', () => {
  const keys = SCOPES.en.flatMap((scope) => Object.keys(scope));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

describe.each(LOCALES)('%s', (locale) => {
  const messages = allOf(locale);

  it('has every key and no other, each in the same scope', () => {
    const keys = (scopes: readonly Messages[]) => scopes.map((scope) => Object.keys(scope).sort());
    expect(keys(SCOPES[locale])).toEqual(keys(SCOPES.en));
  });

  it('uses the same arguments as English', () => {
    const differing = keysWhere(messages, (message, key) => {
      const source = argumentsOf(parse(SOURCE[key] ?? ''));
      return String(argumentsOf(parse(message))) !== String(source);
    });
    expect(differing).toEqual([]);
  });

  it('has the plural forms of the language', () => {
    const wrong = Object.entries(messages).flatMap(([key, message]) =>
      wrongPlurals(locale, parse(message)).map((what) => `${key}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  it('writes plainly: no empty text, exclamation mark, dash as a pause, or loose space', () => {
    expect(keysWhere(messages, (message) => message.trim() === '')).toEqual([]);
    expect(keysWhere(messages, (message) => /[!—]| – /.test(message))).toEqual([]);
    expect(keysWhere(messages, (message) => /^\s|\s$| {2}/.test(message))).toEqual([]);
    expect(keysWhere(messages, (message) => message.includes('...'))).toEqual([]);
  });

  it('uses a typographic apostrophe: a straight one is an escape in ICU', () => {
    expect(keysWhere(messages, (message) => message.includes("'"))).toEqual([]);
  });

  it('says every message without leaving a placeholder', async () => {
    const [{ t }] = await Promise.all([loadLanguage(locale, 'app'), loadMoreWords(locale)]);
    const values = new Proxy<Record<string, string | number>>(
      {},
      { get: () => 2, has: () => true },
    );
    const keys = Object.keys(SOURCE).filter((key): key is Parameters<typeof t>[0] => key in SOURCE);
    expect(keys.filter((key) => /[{}]/.test(t(key, values)) || t(key, values) === key)).toEqual([]);
  });
});

describe('pickLocale', () => {
  it('takes the chosen one, else the first that there is, else English', () => {
    expect(pickLocale('de', ['en'])).toBe('de');
    expect(pickLocale(null, ['fr', 'de-AT', 'en'])).toBe('de');
    expect(pickLocale(null, ['pt-BR'])).toBe('en');
    expect(pickLocale(null, [])).toBe('en');
  });

  it('formats as the person’s region does', () => {
    expect(regionalTag('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(regionalTag('de', ['en-GB'])).toBe('de');
  });
});

it('fills in, chooses forms, and says the same message again with other values', async () => {
  const { t } = await loadLanguage('de', 'app');
  expect(t('rooms.unread', { count: 1 })).not.toBe(t('rooms.unread', { count: 3 }));
  expect(t('rooms.unread', { count: 3 })).toContain('3');
  expect(t('rooms.previewBy', { name: '{x}', text: "a 'b' {c}" })).toBe("{x}: a 'b' {c}");
});

it.each(LOCALES)('tells in a new group by which button people are added: %s', (locale) => {
  const words = allOf(locale);
  expect(words['timeline.emptyGroup']).toContain(words['rooms.details']);
});
