/**
 * Words that a person wants to be told of. A word counts where it stands by itself, whatever its
 * case and accents; in scripts that put no spaces between words it counts anywhere.
 */
import { MENTION_TOKEN } from './mention';

/** Marks that a reader can do without: accents, Hebrew points, Arabic vowel signs. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/gu;
const WORD_CHAR =
  /[[\p{L}\p{N}\p{M}_]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]/v;
const ENDS_IN_WORD = new RegExp(`${WORD_CHAR.source}$`, 'v');
const BEGINS_WITH_WORD = new RegExp(`^${WORD_CHAR.source}`, 'v');
/** UTF-16 units of the longest character. */
const CHAR_UNITS = 2;

/** Upper case, so that "ß" equals "ss" and both forms of the Greek sigma are one. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toUpperCase()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

function hasWord(text: string, word: string): boolean {
  const isOpenBefore = !BEGINS_WITH_WORD.test(word);
  const isOpenAfter = !ENDS_IN_WORD.test(word);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    const before = text.slice(Math.max(0, at - CHAR_UNITS), at);
    const after = text.slice(end, end + CHAR_UNITS);
    if (
      (isOpenBefore || !ENDS_IN_WORD.test(before)) &&
      (isOpenAfter || !BEGINS_WITH_WORD.test(after))
    ) {
      return true;
    }
  }
  return false;
}

/** Whether a stored message text has one of the words, outside of mentions. */
export function hasKeyword(text: string, keywords: readonly string[]): boolean {
  if (keywords.length === 0) return false;
  const folded = fold(text.replace(MENTION_TOKEN, ' '));
  return keywords.some((keyword) => {
    const word = fold(keyword);
    return word !== '' && hasWord(folded, word);
  });
}
