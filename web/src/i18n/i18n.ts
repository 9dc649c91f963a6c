/**
 * Every text of the interface, as ICU messages by key. English is the source and types the keys;
 * other languages are checked against it by `i18n.test.ts`. The signed-out pages load `entry`,
 * the signed-in app adds `app`.
 */
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { LOCALES, type Locale } from '@hearth/domain/settings';
import { createContext, useContext, useMemo } from 'react';
import type { app } from './en/app';
import type { entry } from './en/entry';

export type MessageKey = keyof typeof entry | keyof typeof app;
export type Values = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: Values) => string;

const LOADERS = {
  en: { entry: () => import('./en/entry'), app: () => import('./en/app') },
  de: { entry: () => import('./de/entry'), app: () => import('./de/app') },
} as const satisfies Record<Locale, unknown>;

export interface Language {
  locale: Locale;
  t: Translate;
}

/** The locale to use: the chosen one, else the browser's first that there is, else English. */
export function pickLocale(chosen: Locale | null, preferred: readonly string[]): Locale {
  if (chosen) return chosen;
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return LOCALES.find((locale) => locale === wanted.find((tag) => LOCALES.some((l) => l === tag))) ?? 'en';
}

/** Loads a language; `scope` says how much of it. */
export async function loadLanguage(locale: Locale, scope: 'entry' | 'app'): Promise<Language> {
  const messages: Record<string, string> = { ...(await LOADERS[locale].entry()).entry };
  if (scope === 'app') Object.assign(messages, (await LOADERS[locale].app()).app);
  const i18n = setupI18n({ locale, locales: [locale], messages: { [locale]: messages } });
  i18n.setMessagesCompiler(compileMessage);
  return { locale, t: (key, values) => i18n._(key, values) };
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

/** Dates and numbers in the person's language and time zone. */
export function useFormat() {
  const { locale } = useLanguage();
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
    const dayYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
    const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
    const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    return {
      time: (ms: number) => time.format(ms),
      day: (ms: number, now: number) =>
        (new Date(ms).getFullYear() === new Date(now).getFullYear() ? day : dayYear).format(ms),
      shortDate: (ms: number) => short.format(ms),
      full: (ms: number) => full.format(ms),
      relative: (value: number, unit: Intl.RelativeTimeFormatUnit) => relative.format(value, unit),
      list: (items: readonly string[]) => list.format(items),
    };
  }, [locale]);
}
