/**
 * The few things a device remembers before anybody is signed in, so that the first paint is right:
 * theme, language, and whether somebody was signed in last time; and what it has asked. Where storage
 * is blocked, nothing.
 */
import { HOUR_MS } from '@hearth/domain/time';
import { LOCALES, THEMES, type Locale, type Theme } from '@hearth/domain/preferences';
import { keep, recall } from '../browser/deviceStorage';

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

export function rememberedLocale(): Locale | null {
  const stored = recall(KEYS.locale);
  return LOCALES.find((locale) => locale === stored) ?? null;
}

export function rememberLocale(locale: Locale | null): void {
  keep(KEYS.locale, locale);
}

export function rememberedTheme(): Theme {
  const stored = recall(KEYS.theme);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

export function rememberTheme(theme: Theme): void {
  keep(KEYS.theme, theme === 'system' ? null : theme);
}

export function wasSignedIn(): boolean {
  return recall(KEYS.signedIn) === '1';
}

export function rememberSignedIn(isSignedIn: boolean): void {
  keep(KEYS.signedIn, isSignedIn ? '1' : null);
}

/** Whether somebody was here before this visit. The first call remembers this one. */
export function isReturning(): boolean {
  const firstVisitAt = Number(recall(KEYS.firstVisitAt) ?? 0);
  if (firstVisitAt > 0) return Date.now() - firstVisitAt >= VISIT_MS;
  keep(KEYS.firstVisitAt, String(Date.now()));
  return false;
}

/** Whether it was answered here if notifications are wanted. */
export function wasAsked(): boolean {
  return recall(KEYS.askedToNotify) === '1';
}

export function rememberAsked(): void {
  keep(KEYS.askedToNotify, '1');
}
