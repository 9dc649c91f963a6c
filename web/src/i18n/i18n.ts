/**
 * Every text of the interface, as ICU messages by key. English is the source and types the keys;
 * other languages are checked against it by `i18n.test.ts`. The signed-out pages load `entry`,
 * the signed-in app adds `app`, and what opens later adds `more`: see `moreWords.ts`.
 */
import { LOCALES, type Locale } from '@hearth/domain/preferences';
import { createContext, useContext } from 'react';
import type { app } from './en/app';
import { entry } from './en/entry';
import type { more } from './en/more';
import { formatMessage, numbersOf, parseMessage, type Message, type Values } from './icu';

export type MessageKey = keyof typeof entry | keyof typeof app | keyof typeof more;
export type { Values } from './icu';
export type Translate = (key: MessageKey, values?: Values) => string;

/** English words of the first page come with it: waiting for a file of their own takes longer. */
const LOADERS = {
  en: { entry: () => Promise.resolve({ entry }), app: () => import('./en/app') },
  de: { entry: () => import('./de/entry'), app: () => import('./de/app') },
} as const satisfies Record<Locale, unknown>;

export interface Language {
  locale: Locale;
  t: Translate;
}

/** The locale to use: the chosen one, else the first that the browser asks for, else English. */
export function pickLocale(chosen: Locale | null, preferred: readonly string[]): Locale {
  if (chosen) return chosen;
  const wanted = preferred.map(languageOf);
  return wanted.flatMap((tag) => LOCALES.filter((locale) => locale === tag))[0] ?? 'en';
}

function languageOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}

/** The words of each language, as far as they have loaded: a `t` from before says new ones too. */
const words = new Map<Locale, Record<string, string>>();

export function addWords(locale: Locale, added: Readonly<Record<string, string>>) {
  const known = Object.assign(words.get(locale) ?? {}, added);
  words.set(locale, known);
  return known;
}

/** Languages that are on the page, or were. */
export function loadedLocales(): Locale[] {
  return [...words.keys()];
}

/** Loads a language; `scope` says how much of it. */
export async function loadLanguage(locale: Locale, scope: 'entry' | 'app'): Promise<Language> {
  const texts = addWords(locale, (await LOADERS[locale].entry()).entry);
  if (scope === 'app') addWords(locale, (await LOADERS[locale].app()).app);
  return { locale, t: translator(locale, texts) };
}

/** Parses each message when it is first shown. */
function translator(locale: Locale, texts: Readonly<Record<string, string>>): Translate {
  const parsed = new Map<string, Message>();
  const numbers = numbersOf(locale);
  return (key, values = {}) => {
    let message = parsed.get(key);
    if (!message) {
      const text = texts[key];
      // Of a scope that has not loaded.
      if (text === undefined) return key;
      message = parseMessage(text);
      parsed.set(key, message);
    }
    return formatMessage(message, values, numbers);
  };
}

export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage needs LanguageContext');
  return language;
}

export function useT(): Translate {
  return useLanguage().t;
}

export type Format = ReturnType<typeof createFormat>;

/** Making an Intl formatter is slow, and every message shows a time: one set for each locale. */
const formats = new Map<string, Format>();

/** Dates and lists in the person's language, region and time zone. */
export function useFormat(): Format {
  const { locale } = useLanguage();
  const tag = regionalTag(locale, navigator.languages);
  const known = formats.get(tag);
  if (known) return known;
  const format = createFormat(tag);
  formats.set(tag, format);
  return format;
}

/** The browser's own variant of the language: `en-GB` writes days and hours unlike `en-US`. */
export function regionalTag(locale: Locale, preferred: readonly string[]): string {
  return preferred.find((tag) => languageOf(tag) === locale) ?? locale;
}

function createFormat(tag: string) {
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short' });
  const dayYear = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
  const short = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' });
  const full = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    time: (ms: number) => time.format(ms),
    /** A day with its weekday; with its year when that is not the present one. */
    day: (ms: number, now: number) =>
      (new Date(ms).getFullYear() === new Date(now).getFullYear() ? day : dayYear).format(ms),
    weekday: (ms: number) => weekday.format(ms),
    shortDate: (ms: number) => short.format(ms),
    full: (ms: number) => full.format(ms),
    relative: (value: number, unit: Intl.RelativeTimeFormatUnit) => relative.format(value, unit),
    list: (items: readonly string[]) => list.format(items),
  };
}
