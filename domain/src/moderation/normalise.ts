/**
 * A text as a filter reads it: one {@link Sign} for each letter, with every letter that it may
 * stand for and its place in the original. Code, addresses and mentions become walls.
 */
import { CODE, MENTION_TOKEN } from '../mention';
import { CYRILLIC_LOOKS, LATIN_LOOKS, LETTER_ROWS, PLAIN_LETTERS, STAND_INS } from './lookalikes';

/**
 * `letter`: a letter; `digit`, `symbol`: may stand for one, a symbol may also be a gap; `gap`: what
 * parts words; `wall`: code, an address or a mention, which no word goes across.
 */
export type SignKind = 'letter' | 'digit' | 'symbol' | 'gap' | 'wall';

export interface Sign {
  kind: SignKind;
  /** Lower case, without accents. The first is the sign itself, the others what it may stand for. */
  readings: string;
  isSpace: boolean;
  /** UTF-16 offsets in the original; `to` is behind the sign. */
  from: number;
  to: number;
  /** How often the sign stands here in a row. */
  count: number;
}

const ADDRESS = /\b(?:h(?:tt|xx)ps?:\/\/|www\.|mailto:)[^\s<>]+/giu;
/** A run that may be a bare host or a mail address, taken whole, so that each is looked at once. */
const HOST_RUN = /(?<![\p{L}\p{N}_.@-])[\p{L}\p{N}_-]+(?:[.@][\p{L}\p{N}_-]+)+(?:\/[^\s<>]*)?/gu;
/** Endings under which people name sites; others ("end.Next") are words without a space. */
const HOST_ENDING = /\.(?:com|org|net|edu|gov|info|io|dev|app|gg|me|ly|co|uk|de|fr|es|ru|tr)$/i;
/** What shows nothing: format characters, accents, variation selectors, fillers. */
const UNSEEN = /^[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]$/u;
const MARKS = /\p{M}/gu;
const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{N}$/u;
/** Longest expansion of one character that is read; Arabic ligatures expand to sentences. */
const EXPANSION_MAX = 4;

type Range = readonly [from: number, to: number];

function isHost(run: string): boolean {
  const host = run.split('/', 1)[0] ?? '';
  return host.includes('@') || HOST_ENDING.test(host);
}

/** Code, addresses and mentions, in order; they may overlap. */
function wallsOf(text: string): Range[] {
  const walls: Range[] = [];
  const add = (match: RegExpExecArray) => {
    walls.push([match.index, match.index + match[0].length]);
  };
  if (text.includes('`')) for (const match of text.matchAll(CODE)) add(match);
  if (text.includes('<@')) for (const match of text.matchAll(MENTION_TOKEN)) add(match);
  if (/[.:]/.test(text)) {
    for (const match of text.matchAll(ADDRESS)) add(match);
    for (const match of text.matchAll(HOST_RUN)) if (isHost(match[0])) add(match);
  }
  return walls.sort((a, b) => a[0] - b[0]);
}

function rowLetter(code: number): string | null {
  for (const first of LETTER_ROWS) {
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
  }
  return null;
}

/** What one character is, apart from where it stands. */
type Shape = { kind: Exclude<SignKind, 'wall'>; readings: string; isSpace: boolean };

function shapeOf(char: string): Shape {
  if (LETTER.test(char)) return { kind: 'letter', readings: char, isSpace: false };
  const isDigit = DIGIT.test(char);
  const standsFor = STAND_INS.get(char);
  if (isDigit) return { kind: 'digit', readings: char + (standsFor ?? ''), isSpace: false };
  if (standsFor) return { kind: 'symbol', readings: char + standsFor, isSpace: false };
  return { kind: 'gap', readings: char, isSpace: /\s/u.test(char) };
}

function computeShapes(char: string): readonly Shape[] {
  const code = char.codePointAt(0) ?? 0;
  const boxed = code > 0xffff ? rowLetter(code) : null;
  const known = boxed ?? PLAIN_LETTERS.get(char);
  if (known) return [...known].map(shapeOf);
  if (UNSEEN.test(char)) return [];
  const plain = char.normalize('NFKD').replace(MARKS, '').toLowerCase().normalize('NFKC');
  const letters = [...plain].slice(0, EXPANSION_MAX).filter((each) => !UNSEEN.test(each));
  return letters.flatMap((each) => [...(PLAIN_LETTERS.get(each) ?? each)]).map(shapeOf);
}

/** Shapes that are remembered: more than chats use, fewer than a hostile text could fill. */
const SHAPES_MAX = 4_096;
const shapes = new Map<string, readonly Shape[]>();

function shapesOf(char: string): readonly Shape[] {
  const known = shapes.get(char);
  if (known) return known;
  const computed = computeShapes(char);
  if (shapes.size < SHAPES_MAX) shapes.set(char, computed);
  return computed;
}

/** As the filter compares it: lower case, no accents, nothing unseen. Spaces stay. */
export function foldText(text: string): string {
  let folded = '';
  for (const char of text) for (const { readings } of shapesOf(char)) folded += readings[0] ?? '';
  return folded;
}

type Script = 'latin' | 'cyrillic' | 'greek' | 'other';

function scriptOf(letter: string): Script {
  if (letter >= 'a' && letter <= 'z') return 'latin';
  if (letter >= 'Ѐ' && letter <= 'ӿ') return 'cyrillic';
  if (letter >= 'Ͱ' && letter <= 'Ͽ') return 'greek';
  return letter > 'ӿ' && LATIN_LOOKS.has(letter) ? 'cyrillic' : 'other';
}

/**
 * Gives the letters of one word their second readings when it mixes scripts. A letter on its own
 * may be a part of anything. Pure Cyrillic stays Cyrillic: "рор" is no "pop".
 */
function addLooks(word: readonly Sign[]): void {
  const letters = word.filter((sign) => sign.kind === 'letter');
  const scripts = new Set(letters.map((sign) => scriptOf(sign.readings)));
  scripts.delete('other');
  const isSingle = letters.length === 1 && word.length === 1;
  if (scripts.size < 2 && !isSingle) return;
  for (const sign of letters) {
    const looks =
      scriptOf(sign.readings) === 'latin'
        ? CYRILLIC_LOOKS.get(sign.readings)
        : LATIN_LOOKS.get(sign.readings);
    sign.readings += looks ?? '';
  }
}

function readLooks(signs: readonly Sign[]): void {
  let start = 0;
  let hasForeign = false;
  for (let index = 0; index <= signs.length; index += 1) {
    const sign = signs[index];
    if (sign && sign.kind !== 'gap' && sign.kind !== 'wall') {
      hasForeign ||= sign.kind === 'letter' && sign.readings > '\u007f';
      continue;
    }
    if (hasForeign || index - start === 1) addLooks(signs.slice(start, index));
    start = index + 1;
    hasForeign = false;
  }
}

/**
 * The signs of a text. Never throws; time and size grow with the length only. Repeats of one sign
 * are one sign with a count, so "fuuuuck" is as long as "fuck".
 */
export function readSigns(text: string): Sign[] {
  const signs: Sign[] = [];
  const walls = wallsOf(text);
  let wallAt = 0;
  let from = 0;
  for (const char of text) {
    const to = from + char.length;
    while ((walls[wallAt]?.[1] ?? Infinity) <= from) wallAt += 1;
    const wall = walls[wallAt];
    const last = signs.at(-1);
    if (wall && from >= wall[0]) {
      if (last?.kind === 'wall') last.to = to;
      else signs.push({ kind: 'wall', readings: '', isSpace: false, from, to, count: 1 });
    } else {
      pushShapes(signs, shapesOf(char), from, to);
    }
    from = to;
  }
  readLooks(signs);
  return signs;
}

function pushShapes(signs: Sign[], added: readonly Shape[], from: number, to: number): void {
  // An accent or a joiner belongs to the letter before it.
  if (added.length === 0) {
    const last = signs.at(-1);
    if (last && last.kind !== 'wall') last.to = to;
    return;
  }
  for (const { kind, readings, isSpace } of added) {
    const last = signs.at(-1);
    if (last?.kind === kind && last.readings === readings) {
      last.count += 1;
      last.to = to;
    } else signs.push({ kind, readings, isSpace, from, to, count: 1 });
  }
}
