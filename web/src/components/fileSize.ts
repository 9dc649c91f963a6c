import { useMemo } from 'react';
import { useLanguage } from '../i18n/i18n';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function powerOf(bytes: number): number {
  if (bytes < 1000) return 0;
  return Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
}

/** Sizes as the reader's language writes them. */
export function fileSizes(locale: string) {
  const inUnit = (bytes: number, power: number, hasUnit: boolean): string => {
    const value = bytes / 1000 ** power;
    return new Intl.NumberFormat(locale, {
      ...(hasUnit
        ? {
            style: 'unit',
            unit: UNITS[power] ?? 'byte',
            unitDisplay: power === 0 ? 'long' : 'short',
          }
        : {}),
      maximumFractionDigits: power === 0 || value >= 10 ? 0 : 1,
    }).format(value);
  };
  return {
    /** "1.4 MB". */
    whole: (bytes: number) => inUnit(bytes, powerOf(bytes), true),
    /** Of a larger size, in its unit and without it: the "12" of "12 of 40 MB". */
    part: (bytes: number, of: number) => inUnit(bytes, powerOf(of), false),
  };
}

export function useFileSizes() {
  const { locale } = useLanguage();
  return useMemo(() => fileSizes(locale), [locale]);
}
