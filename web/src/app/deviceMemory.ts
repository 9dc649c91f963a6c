/**
 * The few things a device remembers before anybody is signed in, so that the first paint is right:
 * theme, language, and whether somebody was signed in last time; and what it has asked. Where storage
 * is blocked, nothing.
 */
import { HOUR_MS } from '@hearth/domain/time';
import { LOCALES, THEMES, type Locale, type Theme } from '@hearth/domain/preferences';

const KEYS = {
  /** Read by `public/theme.js` too. */
  theme: 'hearth.theme',
  locale: 'hearth.locale',
  signedIn: 'hearth.signedIn',
  firstVisitAt: 'hearth.firstVisitAt',
  askedToNotify: 'hearth.askedToNotify',
} as const;

/** Who comes back after this long visits again. */
const VISIT_MS = HOUR_MS;

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

/** Whether somebody was here before this visit. The first call remembers this one. */
export function isReturning(): boolean {
  const firstVisitAt = Number(read(KEYS.firstVisitAt) ?? 0);
  if (firstVisitAt > 0) return Date.now() - firstVisitAt >= VISIT_MS;
  write(KEYS.firstVisitAt, String(Date.now()));
  return false;
}

/** Whether it was answered here if notifications are wanted. */
export function wasAsked(): boolean {
  return read(KEYS.askedToNotify) === '1';
}

export function rememberAsked(): void {
  write(KEYS.askedToNotify, '1');
}
