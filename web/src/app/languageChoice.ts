import type { Locale } from '@hearth/domain/preferences';
import { createContext, useContext, useEffect } from 'react';
import { loadLanguage, pickLocale, useLanguage, type Language } from '../i18n/i18n';
import { loadMoreWords } from '../i18n/moreWords';
import { rememberLocale } from './deviceMemory';

/** Late enough to take nothing from the first view. */
const WARM_WORDS_MS = 2_000;

export const SetLanguageContext = createContext<((language: Language) => void) | null>(null);

export function useSetLanguage(): (language: Language) => void {
  const setLanguage = useContext(SetLanguageContext);
  if (!setLanguage) throw new Error('useSetLanguage needs SetLanguageContext');
  return setLanguage;
}

/** Follows the chosen locale (null: the browser's); what is shown changes when all of it has loaded. */
export function useLocaleChoice(chosen: Locale | null): void {
  const setLanguage = useSetLanguage();
  const { locale: present } = useLanguage();
  const wanted = pickLocale(chosen, navigator.languages);
  useEffect(() => {
    rememberLocale(chosen);
  }, [chosen]);
  useEffect(() => {
    if (wanted === present) return undefined;
    let isCurrent = true;
    Promise.all([loadLanguage(wanted, 'app'), loadMoreWords(wanted)]).then(
      ([language]) => {
        if (isCurrent) setLanguage(language);
      },
      // Out of reach: the present language stays until the next start.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, present, setLanguage]);
  // Before the network may go: what opens later has something to say then too.
  useEffect(() => {
    const timer = setTimeout(() => {
      loadMoreWords(present).catch(() => undefined);
    }, WARM_WORDS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [present]);
}
