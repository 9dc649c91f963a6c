import { readSigns } from './normalise';

/** Letters below which capitals are an acronym or a short cheer. */
const CAPS_MIN_LETTERS = 12;
/** Share of capitals from which on a text shouts. */
const CAPS_SHARE = 0.8;
/** Acronyms are shorter than this; a text of nothing longer is a list of them. */
const SHOUTED_WORD_CHARS = 5;
/** Unless there are this many words. */
const SHOUTED_WORDS = 5;

/** Whether a text is all capitals. Counts only letters that have a case, outside code and addresses. */
export function isShouting(text: string): boolean {
  let [upper, lower] = [0, 0];
  let written = '';
  for (const { kind, from, to } of readSigns(text)) {
    written += kind === 'wall' ? ' ' : text.slice(from, to);
  }
  for (const char of written) {
    if (/\p{Lu}/u.test(char)) upper += 1;
    else if (/\p{Ll}/u.test(char)) lower += 1;
  }
  const cased = upper + lower;
  if (cased < CAPS_MIN_LETTERS || upper < cased * CAPS_SHARE) return false;
  const words = written.match(/\p{L}+/gu) ?? [];
  return words.length >= SHOUTED_WORDS || words.some((word) => word.length >= SHOUTED_WORD_CHARS);
}
