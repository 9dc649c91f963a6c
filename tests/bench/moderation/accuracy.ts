/** How well the word filter tells profane chat lines from harmless ones, over labelled texts. */
import { findWords } from '../../../domain/src/moderation/wordFilter';
import { HELD_TEXTS } from './heldTexts';
import { LABELLED_LANGUAGES, type LabelledLanguage } from './labelledText';
import { TUNED_TEXTS } from './tunedTexts';

export interface LabelledText {
  text: string;
  language: LabelledLanguage;
  isHeld: boolean;
  /** Whether the filter should hit. */
  isProfane: boolean;
  isDisguised: boolean;
}

export interface Accuracy {
  count: number;
  /** Of the texts that the filter hit, the share that it should have hit; 1 when it hit none. */
  precision: number;
  /** Of the texts that it should have hit, the share that it hit; 1 when there are none. */
  recall: number;
  f1: number;
}

export interface Mistake {
  text: string;
  language: LabelledLanguage;
  kind: 'missed' | 'wrongly hit';
}

export interface AccuracyReport {
  all: Accuracy;
  held: Accuracy;
  tuned: Accuracy;
  byLanguage: Record<LabelledLanguage, Accuracy>;
  /** Recall of disguised profanity; precision says nothing here. */
  disguised: Accuracy;
  heldDisguised: Accuracy;
  /** Mistakes on tuned texts only: whoever reads those on held ones is tempted to tune to them. */
  mistakes: Mistake[];
}

const NO_WORDS = { ownWords: [], allowedWords: [] };

function labelledOf(isHeld: boolean): LabelledText[] {
  const set = isHeld ? HELD_TEXTS : TUNED_TEXTS;
  return LABELLED_LANGUAGES.flatMap((language) => {
    const { hits, disguised, harmless } = set[language];
    const label = (texts: readonly string[], isProfane: boolean, isDisguised: boolean) =>
      texts.map((text) => ({ text, language, isHeld, isProfane, isDisguised }));
    return [
      ...label(hits, true, false),
      ...label(disguised, true, true),
      ...label(harmless, false, false),
    ];
  });
}

const LABELLED_TEXTS: readonly LabelledText[] = [...labelledOf(false), ...labelledOf(true)];

type Judged = LabelledText & { isHit: boolean };

function accuracyOf(judged: readonly Judged[]): Accuracy {
  const hits = judged.filter(({ isHit }) => isHit).length;
  const profane = judged.filter(({ isProfane }) => isProfane).length;
  const right = judged.filter(({ isHit, isProfane }) => isHit && isProfane).length;
  const precision = hits === 0 ? 1 : right / hits;
  const recall = profane === 0 ? 1 : right / profane;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { count: judged.length, precision, recall, f1 };
}

/** Runs the word filter (rules `words` and `slurs`) over every labelled text. */
export function measureAccuracy(): AccuracyReport {
  const judged = LABELLED_TEXTS.map((labelled) => ({
    ...labelled,
    isHit: findWords(labelled.text, NO_WORDS).length > 0,
  }));
  const among = (isIn: (each: Judged) => boolean) => accuracyOf(judged.filter(isIn));
  return {
    all: accuracyOf(judged),
    held: among(({ isHeld }) => isHeld),
    tuned: among(({ isHeld }) => !isHeld),
    byLanguage: Object.fromEntries(
      LABELLED_LANGUAGES.map((language) => [language, among((each) => each.language === language)]),
    ) as Record<LabelledLanguage, Accuracy>,
    disguised: among(({ isDisguised }) => isDisguised),
    heldDisguised: among(({ isHeld, isDisguised }) => isHeld && isDisguised),
    mistakes: judged
      .filter(({ isHeld, isHit, isProfane }) => !isHeld && isHit !== isProfane)
      .map(({ text, language, isProfane }) => ({
        text,
        language,
        kind: isProfane ? 'missed' : 'wrongly hit',
      })),
  };
}

export function printAccuracy(report: AccuracyReport): void {
  const share = (value: number) => `${(value * 100).toFixed(1).padStart(5)} %`;
  const line = (name: string, { count, precision, recall, f1 }: Accuracy) => {
    console.log(
      `  ${name.padEnd(16)} ${String(count).padStart(4)} texts   precision ${share(precision)}` +
        `   recall ${share(recall)}   F1 ${share(f1)}`,
    );
  };
  console.log('\nWord filter');
  line('all', report.all);
  line('held', report.held);
  line('tuned', report.tuned);
  for (const language of LABELLED_LANGUAGES) line(language, report.byLanguage[language]);
  line('disguised', report.disguised);
  line('held, disguised', report.heldDisguised);
  for (const { kind, language, text } of report.mistakes)
    console.log(`  ${kind} (${language}): ${text}`);
}
