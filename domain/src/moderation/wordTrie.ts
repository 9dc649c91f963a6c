/**
 * Word lists, compiled. A list is white space separated entries:
 *
 * - `shit|s|ty`: the stem, alone and with each ending; `сук-|а|и`: never alone.
 * - `fuck*`, `*fuck*`: any letters there.
 * - `son_of_a_bitch`: `_` is a gap between words.
 * - `~con`: counts only in a text that looks like its own language.
 * - `?slut`: does not count in a text that looks more like another language.
 * - `%dick`: capitalised, it is a name.
 * - `^göt`: accents as written; other entries are found with any accents or none.
 */
import { foldText } from './normalise';

/** In rising order. */
export const SEVERITIES = ['mild', 'strong', 'slur', 'own'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type WordLanguage = 'en' | 'de' | 'fr' | 'es' | 'tr' | 'ru';

export interface WordList {
  mild: string;
  strong: string;
  slur: string;
  /** Harmless words that hold one of the others. */
  allowed: string;
}

/** When an entry counts: always, only in its own language, or not in another one. */
type Condition = 'always' | 'ownLanguage' | 'notForeign';

export interface Word {
  severity: Severity;
  language: WordLanguage | null;
  condition: Condition;
  isNameWhenCapital: boolean;
  /** The accented letters it must have, sorted; null when accents don't matter. */
  accents: string | null;
  isOpenStart: boolean;
  isOpenEnd: boolean;
  /** Letters and digits. */
  length: number;
}

export interface TrieNode {
  next: Map<string, TrieNode>;
  words: Word[];
}

/** Words that begin where a word of the text begins, and words that begin anywhere. */
export interface WordTries {
  anchored: TrieNode;
  floating: TrieNode;
}

export const GAP = '_';
const CONDITIONS: Record<string, Condition> = { '~': 'ownLanguage', '?': 'notForeign' };
/** Scripts that write without spaces: their words begin and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function newNode(): TrieNode {
  return { next: new Map(), words: [] };
}

export function newTries(): WordTries {
  return { anchored: newNode(), floating: newNode() };
}

/** The accented Latin letters of a text, each once, sorted. */
export function accentsOf(text: string): string {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/(?![a-z])\p{Script=Latin}/gu);
  return found ? [...new Set(found)].sort().join('') : '';
}

function insert(tries: WordTries, letters: string, word: Word): void {
  if (word.length === 0) return;
  let node = word.isOpenStart ? tries.floating : tries.anchored;
  for (const letter of letters) {
    const next = node.next.get(letter) ?? newNode();
    node.next.set(letter, next);
    node = next;
  }
  node.words.push(word);
}

/** Letters, digits and single gaps: what signs can match. */
function lettersOf(pattern: string): string {
  return foldText(pattern)
    .replace(/[^\p{L}\p{N}]+/gu, GAP)
    .replace(/^_+|_+$/g, '');
}

function insertPattern(
  tries: WordTries,
  pattern: string,
  base: Omit<Word, 'isOpenStart' | 'isOpenEnd' | 'length' | 'accents'> & { isExact: boolean },
): void {
  const letters = lettersOf(pattern);
  const isUnspaced = UNSPACED.test(pattern);
  const { isExact, ...rest } = base;
  insert(tries, letters, {
    ...rest,
    accents: isExact ? accentsOf(pattern) : null,
    isOpenStart: isUnspaced || pattern.startsWith('*'),
    isOpenEnd: isUnspaced || pattern.endsWith('*'),
    length: letters.replaceAll(GAP, '').length,
  });
}

/** Adds the entries of a list in the notation above. */
export function addEntries(
  tries: WordTries,
  entries: string,
  severity: Severity,
  language: WordLanguage,
): void {
  for (const entry of entries.trim().split(/\s+/)) {
    const marks = /^[~?%^]*/.exec(entry)?.[0] ?? '';
    const [stem = '', ...endings] = entry.slice(marks.length).split('|');
    const isBound = stem.endsWith('-');
    const condition = CONDITIONS[/[~?]/.exec(marks)?.[0] ?? ''] ?? 'always';
    const isNameWhenCapital = marks.includes('%');
    const isExact = marks.includes('^');
    for (const ending of isBound ? endings : ['', ...endings]) {
      const base = { severity, language, condition, isNameWhenCapital, isExact };
      insertPattern(tries, (isBound ? stem.slice(0, -1) : stem) + ending, base);
    }
  }
}

/** Adds words that people chose: as typed, with `*` at either end for any letters. */
export function addOwnWords(tries: WordTries, words: readonly string[]): void {
  for (const word of words) {
    insertPattern(tries, word.trim(), {
      severity: 'own',
      language: null,
      condition: 'always',
      isNameWhenCapital: false,
      isExact: false,
    });
  }
}
