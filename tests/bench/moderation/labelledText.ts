/** Languages with a word list, and `other` for texts in languages that have none. */
export const LABELLED_LANGUAGES = ['en', 'de', 'fr', 'es', 'tr', 'ru', 'other'] as const;
export type LabelledLanguage = (typeof LABELLED_LANGUAGES)[number];

/** Chat lines by what the word filter (rules `words` and `slurs`) should say to them. */
export interface LabelledLines {
  /** Plain profanity. */
  hits: readonly string[];
  /** Profanity that tries to get past a filter. */
  disguised: readonly string[];
  harmless: readonly string[];
}

export type LabelledSet = Readonly<Record<LabelledLanguage, LabelledLines>>;
