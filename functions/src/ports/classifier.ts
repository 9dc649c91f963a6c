import type { Verdict } from '@hearth/domain/moderation/moderationConfig';

export interface Opinion {
  verdict: Verdict;
  /** What it thinks the text is, in a word or two. */
  label: string;
}

/** Judges a text by other means than words. What it can't judge is null, never an error. */
export interface Classifier {
  classify(text: string): Promise<Opinion | null>;
}
