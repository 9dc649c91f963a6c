import { useCallback } from 'react';
import { useLanguage } from '../../i18n/i18n';

/** A length as one says it: "1 minute, 5 seconds", in the reader's language. */
export function useSpokenLength(): (ms: number) => string {
  const { locale } = useLanguage();
  return useCallback(
    (ms) => {
      const total = Math.round(Math.max(0, ms) / 1000);
      const say = (value: number, unit: 'minute' | 'second') =>
        new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
      const minutes = Math.floor(total / 60);
      const seconds = say(total % 60, 'second');
      return minutes === 0 ? seconds : `${say(minutes, 'minute')}, ${seconds}`;
    },
    [locale],
  );
}
