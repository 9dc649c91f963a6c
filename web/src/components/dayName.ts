import type { Millis } from '@hearth/domain/time';
import { useFormat, useT } from '../i18n/i18n';

/** The calendar day in the reader's time zone, as a key. */
export function dayKey(ms: Millis): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** What a day is called: today, yesterday, or its date. */
export function useDayName(): (ms: Millis, now: Millis) => string {
  const t = useT();
  const format = useFormat();
  return (ms, now) => {
    const day = dayKey(ms);
    if (day === dayKey(now)) return t('timeline.today');
    const yesterday = new Date(now);
    yesterday.setDate(yesterday.getDate() - 1);
    if (day === dayKey(yesterday.getTime())) return t('timeline.yesterday');
    return format.day(ms, now);
  };
}
