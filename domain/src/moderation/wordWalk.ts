/**
 * Finds the words of a trie in signs: through repeats, stand-ins, wildcards and gaps inside a word,
 * within a fixed number of steps for each start.
 */
import type { Sign } from './normalise';
import { GAP, type TrieNode, type Word } from './wordTrie';

/** A word at `signs[first]` to `signs[last]`. */
export interface Found {
  word: Word;
  first: number;
  last: number;
}

/** How the letters of a path came about. */
interface Path {
  /** Signs that are the letter itself. */
  plain: number;
  /** Symbols and digits read as a letter. */
  symbols: number;
  digits: number;
  /** Censored letters: "f**k". */
  wild: number;
  /** Whether a letter stands twice where the word has it once. */
  isStretched: boolean;
  /** Whether one does so three times or more. */
  isLongStretch: boolean;
  /** Gaps inside a word. */
  joins: number;
  hasSpaceJoin: boolean;
  /** Whether a gap is one that people don't put inside words by chance. */
  hasLooseJoin: boolean;
  /** Signs since the last gap, and whether each piece before was a single one. */
  piece: number;
  areSingles: boolean;
  /** Gaps between words of a phrase. */
  phraseGaps: number;
}

const START: Path = {
  plain: 0,
  symbols: 0,
  digits: 0,
  wild: 0,
  isStretched: false,
  isLongStretch: false,
  joins: 0,
  hasSpaceJoin: false,
  hasLooseJoin: false,
  piece: 0,
  areSingles: true,
  phraseGaps: 0,
};

/** Steps for one start: the longest honest word with all its readings needs fewer than a hundred. */
const STEPS_MAX = 150;
/** Stand-ins more than letters so far: enough for "@$$hole". */
const STAND_INS_AHEAD = 3;
/** Signs of one gap. */
const GAP_MAX = 3;
const WILD_MAX = 3;
/** From this length on, a word is one even when it is written with little that is its own. */
const LONG_WORD = 4;
/** From this length on, it is one also with a letter doubled. */
const STRETCHABLE_WORD = 6;
const WILDCARDS = /^[*#@•]$/;
/** Signs that are put inside a word to hide it; a comma or a slash parts two words. */
const JOINERS = /^[.\-‐‑–—_*~=•·+|$@#]$/;
const VOWEL = /[aeiouyаеиоуыэюя]/;

function isGapLike(sign: Sign): boolean {
  return sign.kind === 'gap' || sign.kind === 'symbol';
}

/** Whether a word may begin at this sign. */
function isWordStart(signs: readonly Sign[], index: number): boolean {
  const before = signs[index - 1];
  return !before || before.kind === 'wall' || isGapLike(before);
}

function isSingle(signs: readonly Sign[], index: number): boolean {
  const sign = signs[index];
  if (sign?.kind !== 'letter') return false;
  return isWordStart(signs, index) && isWordEnd(signs, index);
}

function isWordEnd(signs: readonly Sign[], index: number): boolean {
  const after = signs[index + 1];
  return !after || after.kind === 'wall' || isGapLike(after);
}

/** Whether only digits follow up to the end of the word: "shit2". */
function hasDigitTail(signs: readonly Sign[], index: number): boolean {
  if (signs[index]?.kind !== 'letter') return false;
  let at = index + 1;
  while (signs[at]?.kind === 'digit') at += 1;
  return at > index + 1 && isWordEnd(signs, at - 1);
}

/** A piece without vowels is no word of its own: "fu ck". */
function isVowelless(signs: readonly Sign[], first: number, last: number): boolean {
  if (last === first) return false;
  return signs.slice(first, last + 1).every((sign) => !VOWEL.test(sign.readings));
}

/** Whether a word is long and certain enough to be seen in what only resembles it. */
function isDistinct({ condition, severity, length }: Word): boolean {
  return condition === 'always' && severity !== 'mild' && length >= LONG_WORD;
}

/** Whether one letter too many leaves a word what it is: "moose" is no "Möse". */
function isStretchable(word: Word): boolean {
  return isDistinct(word) && (word.isOpenStart || word.length >= STRETCHABLE_WORD);
}

/** The path after a sign was read as a letter that the word has `used` times here. */
function withLetter(path: Path, sign: Sign, isPlain: boolean, used: number): Path {
  const isStretched = sign.count > used;
  // Spelled out: this runs for most letters of every text, and spreading takes ten times as long.
  return {
    plain: path.plain + (isPlain ? used : 0),
    symbols: path.symbols + (sign.kind === 'symbol' ? used : 0),
    digits: path.digits + (sign.kind === 'digit' && !isPlain ? used : 0),
    wild: path.wild,
    isStretched: path.isStretched || isStretched,
    isLongStretch: path.isLongStretch || (isStretched && sign.count > 2),
    joins: path.joins,
    hasSpaceJoin: path.hasSpaceJoin,
    hasLooseJoin: path.hasLooseJoin,
    piece: path.piece + 1,
    areSingles: path.areSingles,
    phraseGaps: path.phraseGaps,
  };
}

class Walk {
  readonly found: Found[] = [];
  private steps = 0;

  constructor(
    private readonly signs: readonly Sign[],
    private readonly first: number,
    private readonly isStart: boolean,
  ) {}

  /** Tries every way on from `signs[index]`. */
  go(index: number, node: TrieNode, path: Path): void {
    this.steps += 1;
    const sign = this.signs[index];
    if (!sign || sign.kind === 'wall' || this.steps > STEPS_MAX) return;
    if (sign.kind !== 'gap') this.goLetter(index, sign, node, path);
    if (index > this.first && isGapLike(sign)) this.goGap(index, node, path);
    if (WILDCARDS.test(sign.readings[0] ?? '')) this.goWild(index, sign, node, path);
  }

  private goLetter(index: number, sign: Sign, node: TrieNode, path: Path): void {
    if (sign.kind !== 'letter' && path.symbols + path.digits > path.plain + STAND_INS_AHEAD) return;
    for (let at = 0; at < sign.readings.length; at += 1) {
      const letter = sign.readings.charAt(at);
      const isPlain = sign.kind !== 'symbol' && (at === 0 || sign.kind === 'letter');
      let next = node.next.get(letter);
      for (let used = 1; next && used <= sign.count; used += 1) {
        this.arrive(index, next, withLetter(path, sign, isPlain, used));
        next = next.next.get(letter);
      }
    }
  }

  /** After a letter: the word may end here or go on. */
  private arrive(index: number, node: TrieNode, path: Path): void {
    for (const word of node.words) {
      if (this.isWhole(word, index, path))
        this.found.push({ word, first: this.first, last: index });
    }
    if (node.next.size > 0) this.go(index + 1, node, path);
  }

  private goGap(index: number, node: TrieNode, path: Path): void {
    let end = index;
    let hasSpace = false;
    let isLoose = false;
    const canJoin = path.piece > 0 && path.wild === 0 && path.symbols + path.digits <= 1;
    for (let sign = this.signs[end]; sign && end < index + GAP_MAX; sign = this.signs[end]) {
      if (!isGapLike(sign)) break;
      hasSpace ||= sign.isSpace;
      isLoose ||= !sign.isSpace && !JOINERS.test(sign.readings[0] ?? '');
      end += 1;
      const phrase = node.next.get(GAP);
      if (phrase) this.go(end, phrase, { ...path, piece: 0, phraseGaps: path.phraseGaps + 1 });
      if (canJoin)
        this.go(end, node, {
          ...path,
          joins: path.joins + 1,
          hasSpaceJoin: path.hasSpaceJoin || hasSpace,
          hasLooseJoin: path.hasLooseJoin || isLoose,
          areSingles: path.areSingles && path.piece === 1,
          piece: 0,
        });
    }
  }

  private goWild(index: number, sign: Sign, node: TrieNode, path: Path): void {
    const wild = path.wild + sign.count;
    if (path.plain === 0 || path.joins > 0 || wild > WILD_MAX) return;
    let level = [node];
    for (let used = 0; used < sign.count; used += 1) {
      level = level.flatMap((each) =>
        [...each.next].filter(([letter]) => letter !== GAP).map(([, next]) => next),
      );
    }
    for (const next of level) this.arrive(index, next, { ...path, wild, piece: path.piece + 1 });
  }

  private isWhole(word: Word, last: number, path: Path): boolean {
    const { isOpenStart, isOpenEnd, length } = word;
    if (!this.isStart && !isOpenStart) return false;
    const isEnd =
      isOpenEnd ||
      isWordEnd(this.signs, last) ||
      (length >= LONG_WORD && hasDigitTail(this.signs, last));
    if (!isEnd) return false;
    if (path.isStretched && !path.isLongStretch && !isStretchable(word)) return false;
    if (path.wild > 0) return path.joins === 0 && this.isCensored(word, last, path);
    // Digits are worth less than symbols: "A55" is a road, "a$$" is not.
    if (path.plain * 2 + (path.digits > 0 ? 0 : path.symbols) < length) return false;
    return path.joins === 0 || this.isJoined(word, last, path);
  }

  private isCensored(word: Word, last: number, path: Path): boolean {
    // A star at the end is Markdown's more often than not.
    const endsPlain = this.signs[last]?.kind === 'letter';
    return isDistinct(word) && endsPlain && path.plain >= 2 && path.digits === 0;
  }

  /** Whether pieces with gaps between them are one word that was taken apart. */
  private isJoined(word: Word, last: number, path: Path): boolean {
    if (!this.isStart || !isWordEnd(this.signs, last)) return false;
    const standIns = path.symbols + path.digits;
    if (standIns > 0 && (path.hasSpaceJoin || standIns > 1 || word.length < LONG_WORD))
      return false;
    if (path.areSingles && path.piece === 1) {
      if (word.length >= LONG_WORD) return true;
      if (path.hasLooseJoin) return false;
      return !isSingle(this.signs, this.first - 2) && !isSingle(this.signs, last + 2);
    }
    if (word.length < LONG_WORD) return false;
    if (path.hasSpaceJoin) {
      const isTwoPieces = path.joins === 1 && path.phraseGaps === 0;
      return isTwoPieces && isVowelless(this.signs, last - path.piece + 1, last);
    }
    return !path.hasLooseJoin;
  }
}

/** The words that begin at `signs[first]`. */
export function wordsAt(signs: readonly Sign[], first: number, root: TrieNode): Found[] {
  const sign = signs[first];
  if (!sign || sign.kind === 'gap' || sign.kind === 'wall') return [];
  const walk = new Walk(signs, first, isWordStart(signs, first));
  walk.go(first, root, START);
  return walk.found;
}
