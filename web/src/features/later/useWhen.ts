import type { Millis } from '@hearth/domain/time';
import { useFormat, useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';

function dayOf(ms: Millis): string {
  return new Date(ms).toDateString();
}

/** A time to come, as one says it: "tomorrow, 9:00". */
export function useWhen(): (at: Millis) => string {
  const t = useT();
  const format = useFormat();
  const { device } = useServices();
  return (at) => {
    const now = device.now();
    const time = format.time(at);
    if (dayOf(at) === dayOf(now)) return t('later.today', { time });
    const tomorrow = new Date(now);
    tomorrow.setDate(tomorrow.getDate() + 1);
    if (dayOf(at) === tomorrow.toDateString()) return t('later.tomorrowAt', { time });
    return t('later.dayAt', { day: format.day(at, now), time });
  };
}
