/** What people type to sign in, checked before it is sent. The server has the last word. */

/** Firebase itself asks for 6. */
export const PASSWORD_MIN_CHARS = 8;
/** Longer than any address that mail can carry (RFC 5321 4.5.3.1.3). */
const EMAIL_MAX_CHARS = 254;

/** Whether it could be an address; only a mail that arrives proves that it is one. */
export function isEmail(text: string): boolean {
  return text.length <= EMAIL_MAX_CHARS && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/**
 * A phone number as E.164 (`+491701234567`) from how people write it: spaces, dashes, brackets and
 * a leading 00 are fine. Null without a country code or with too few or many digits.
 */
export function normalizePhoneNumber(raw: string): string | null {
  const digits = raw
    .normalize('NFKC')
    .trim()
    .replace(/^00/, '+')
    .replace(/^(\+\d+)\s*\(0\)/, '$1')
    .replace(/[\s().\-\u2010-\u2015/]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}
