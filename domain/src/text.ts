/** What people type, made safe to show: no bidi overrides, no invisible tricks, no towers of accents. */

/** Bidi embeddings, overrides and isolates (Unicode UAX #9): they can reorder the text around them. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Invisible characters that let two names look the same. ZWJ and ZWNJ stay: emoji and several scripts need them. */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u2060-\u2064\u3164\uFEFF\uFFA0]/gu;
/** C0 and C1 controls except tab and newline. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
/** More combining marks in a row than any written language stacks. */
const MARKS_MAX = 8;
const MARK_TOWER = new RegExp(`(\\p{M}{${MARKS_MAX}})\\p{M}+`, 'gu');
/** Halves of a surrogate pair on their own: not encodable as UTF-8. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Length in UTF-16 units. Engines differ in what `string.size()` of rules counts (code points or
 * UTF-16 units); this is the larger of the two, so what passes here passes everywhere.
 */
export function charCount(text: string): number {
  return text.length;
}

/** The first `max` code points, as regular expressions of rules count: never half a surrogate pair. */
export function clipChars(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  let count = 0;
  for (const char of text) {
    if (count === max) break;
    count += 1;
    end += char.length;
  }
  return text.slice(0, end);
}

function strip(text: string): string {
  return text
    .replace(LONE_SURROGATES, '')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(MARK_TOWER, '$1');
}

/** A message as stored: line ends normalised, controls and mark towers gone, outer blank lines trimmed. */
export function cleanMessageText(raw: string): string {
  return strip(raw.replace(/\r\n?/g, '\n'))
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd();
}

/** Whether nothing visible is left: white space and invisible characters only. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0\u2800]*$/u.test(text);
}

/** A one-line name: as {@link cleanMessageText}, also without invisible characters, white space folded. */
export function cleanName(raw: string): string {
  return strip(raw).replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** For finding people: folded to lower case without accents. Not for showing. */
export function searchKey(name: string): string {
  return cleanName(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');
}
