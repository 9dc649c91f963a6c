/**
 * The few things a device remembers before anybody is signed in, so that the first paint is right:
 * theme, language, and whether somebody was signed in last time. Where storage is blocked, nothing.
 */
import { LOCALES, THEMES, type Locale, type Theme } from '@hearth/domain/preferences';

const KEYS = {
  /** Read by `public/theme.js` too. */
  theme: 'hearth.theme',
  locale: 'hearth.locale',
  signedIn: 'hearth.signedIn',
} as const;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Blocked or full: the next start looks like a first one.
  }
}

export function rememberedLocale(): Locale | null {
  const stored = read(KEYS.locale);
  return LOCALES.find((locale) => locale === stored) ?? null;
}

export function rememberLocale(locale: Locale | null): void {
  write(KEYS.locale, locale);
}

export function rememberedTheme(): Theme {
  const stored = read(KEYS.theme);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

export function rememberTheme(theme: Theme): void {
  write(KEYS.theme, theme === 'system' ? null : theme);
}

export function wasSignedIn(): boolean {
  return read(KEYS.signedIn) === '1';
}

export function rememberSignedIn(isSignedIn: boolean): void {
  write(KEYS.signedIn, isSignedIn ? '1' : null);
}
