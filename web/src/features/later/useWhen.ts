import type { Millis } from '@hearth/domain/time';
import { dayKey } from '../../components/dayName';
import { useFormat, useT } from '../../i18n/i18n';
import { useToday } from '../../state/useToday';

/** A time to come, as one says it: "tomorrow, 9:00". */
export function useWhen(): (at: Millis) => string {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  return (at) => {
    const time = format.time(at);
    if (dayKey(at) === dayKey(today)) return t('later.today', { time });
    const tomorrow = new Date(today);
    tomorrow.setDate(tomorrow.getDate() + 1);
    if (dayKey(at) === dayKey(tomorrow.getTime())) return t('later.tomorrowAt', { time });
    return t('later.dayAt', { day: format.day(at, today), time });
  };
}
