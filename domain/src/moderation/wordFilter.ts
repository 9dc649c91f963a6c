/** The word filter: which profane words a text holds, and where. */
import { guessLanguages, isForeign, isLikely, type LanguageScores } from './language';
import { readSigns, type Sign } from './normalise';
import {
  accentsOf,
  addEntries,
  addOwnWords,
  newTries,
  SEVERITIES,
  type Severity,
  type Word,
  type WordLanguage,
  type WordList,
  type WordTries,
} from './wordTrie';
import { wordsAt, type Found } from './wordWalk';
import { DE } from './words/de';
import { EN } from './words/en';
import { ES } from './words/es';
import { FR } from './words/fr';
import { RU } from './words/ru';
import { TR } from './words/tr';

export interface WordHit {
  severity: Severity;
  /** UTF-16 offsets in the text; `to` is behind the word. */
  from: number;
  to: number;
}

const LISTS: Record<WordLanguage, WordList> = { en: EN, de: DE, fr: FR, es: ES, tr: TR, ru: RU };

interface BuiltIn {
  profane: WordTries;
  allowed: WordTries;
}

let builtIn: BuiltIn | null = null;

/** Compiled on first use: a page that never tries a text never pays. */
function builtInTries(): BuiltIn {
  if (builtIn) return builtIn;
  const tries: BuiltIn = { profane: newTries(), allowed: newTries() };
  for (const [language, list] of Object.entries(LISTS) as [WordLanguage, WordList][]) {
    for (const severity of ['mild', 'strong', 'slur'] as const) {
      addEntries(tries.profane, list[severity], severity, language);
    }
    addEntries(tries.allowed, list.allowed, 'mild', language);
  }
  builtIn = tries;
  return tries;
}

/** Compiled lists of rooms, for as long as their configuration lives. */
const compiled = new WeakMap<readonly string[], WordTries>();

function triesOf(words: readonly string[]): WordTries {
  const known = compiled.get(words);
  if (known) return known;
  const tries = newTries();
  addOwnWords(tries, words);
  compiled.set(words, tries);
  return tries;
}

function findAll(signs: readonly Sign[], tries: WordTries): Found[] {
  const found: Found[] = [];
  const hasAnchored = tries.anchored.next.size > 0;
  const hasFloating = tries.floating.next.size > 0;
  for (let first = 0; first < signs.length; first += 1) {
    const before = signs[first - 1]?.kind;
    const isInside = before === 'letter' || before === 'digit';
    if (hasAnchored && !isInside) found.push(...wordsAt(signs, first, tries.anchored));
    if (hasFloating) found.push(...wordsAt(signs, first, tries.floating));
  }
  return found;
}

type Span = readonly [from: number, to: number];

function spanOf(signs: readonly Sign[], { first, last }: Found): Span {
  return [signs[first]?.from ?? 0, signs[last]?.to ?? 0];
}

/** The rest of the word that an open end leaves: an allowed word is allowed as a whole. */
function allowedSpans(signs: readonly Sign[], allowed: readonly WordTries[]): Span[] {
  return allowed.flatMap((tries) =>
    findAll(signs, tries).map((found) => {
      let last = found.last;
      while (found.word.isOpenEnd && signs[last + 1]?.kind === 'letter') last += 1;
      let first = found.first;
      while (found.word.isOpenStart && signs[first - 1]?.kind === 'letter') first -= 1;
      return spanOf(signs, { ...found, first, last });
    }),
  );
}

function isInSpan([from, to]: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span[0] <= from && span[1] >= to);
}

/** "Dick" beside "dick" and "DICK". */
function isCapitalised(excerpt: string): boolean {
  return /^\p{Lu}\P{Lu}+$/u.test(excerpt);
}

function counts(word: Word, excerpt: string, scores: () => LanguageScores): boolean {
  if (word.accents !== null && accentsOf(excerpt) !== word.accents) return false;
  if (word.isNameWhenCapital && isCapitalised(excerpt)) return false;
  if (word.condition === 'always' || word.language === null) return true;
  return word.condition === 'ownLanguage'
    ? isLikely(word.language, scores())
    : !isForeign(word.language, scores());
}

/** The heavier one, or of two as heavy the longer one. */
function isBetter(a: WordHit, b: WordHit): boolean {
  const weight = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return weight > 0 || (weight === 0 && a.to - a.from > b.to - b.from);
}

/** Overlapping hits are one. */
function withoutOverlaps(hits: readonly WordHit[]): WordHit[] {
  const kept: WordHit[] = [];
  for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (!last || hit.from >= last.to) kept.push(hit);
    else if (isBetter(hit, last)) kept[kept.length - 1] = hit;
  }
  return kept;
}

/**
 * The profane words of a text, in order, without overlaps; `ownWords` are found too, `allowedWords`
 * never, both as typed with `*` at the ends for any letters. Code, addresses and mentions hold none.
 */
export function findWords(
  text: string,
  lists: { ownWords: readonly string[]; allowedWords: readonly string[] },
): WordHit[] {
  const signs = readSigns(text);
  const { profane, allowed } = builtInTries();
  const own = lists.ownWords.length > 0 ? findAll(signs, triesOf(lists.ownWords)) : [];
  const found = [...findAll(signs, profane), ...own];
  if (found.length === 0) return [];

  let guessed: LanguageScores | null = null;
  const scores = () => (guessed ??= guessLanguages(text));
  const listed = allowedSpans(signs, [allowed]);
  const chosen = lists.allowedWords.length > 0 ? [triesOf(lists.allowedWords)] : [];
  const chosenSpans = allowedSpans(signs, chosen);
  const hits: WordHit[] = [];
  for (const each of found) {
    const span = spanOf(signs, each);
    // What a room asked for counts in whatever word the room did not allow.
    const spans = each.word.severity === 'own' ? chosenSpans : [...chosenSpans, ...listed];
    if (isInSpan(span, spans) || !counts(each.word, text.slice(...span), scores)) continue;
    hits.push({ severity: each.word.severity, from: span[0], to: span[1] });
  }
  return withoutOverlaps(hits);
}
