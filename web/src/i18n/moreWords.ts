/**
 * Words of what opens later: settings, dialogs, panels. They come after the first view, or before
 * it when something asks for them. A feature that opens later lists a file of its own in
 * `en/more.ts` and `de/more.ts`, and whoever imports its first part wraps that import:
 *
 *     const Panel = latePage(withMoreWords(async () => (await import('./Panel')).Panel));
 *
 * `moreWords.test.ts` finds words of `more` in parts that do not wait for them.
 */
import type { Locale } from '@hearth/domain/preferences';
import { addWords, loadedLocales } from './i18n';

const LOADERS = {
  en: () => import('./en/more'),
  de: () => import('./de/more'),
} as const satisfies Record<Locale, unknown>;

/** May be called often; after a failure it tries again. */
export async function loadMoreWords(locale: Locale): Promise<void> {
  addWords(locale, (await LOADERS[locale]()).more);
}

/** An import that comes when its words are there; it fails where they can't be fetched. */
export function withMoreWords<T>(importPart: () => Promise<T>): () => Promise<T> {
  return async () => {
    const [part] = await Promise.all([importPart(), ...loadedLocales().map(loadMoreWords)]);
    return part;
  };
}
