import type { Millis } from '@hearth/domain/time';
import { useFormat, useT } from '../../i18n/i18n';
import styles from './Separator.module.css';
import { dayKey } from './timelineRows';

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

export function DaySeparator({ atMs, now }: { atMs: Millis; now: Millis }) {
  const dayName = useDayName();
  return (
    <div className={styles['day']} role="separator" aria-label={dayName(atMs, now)}>
      <span className={styles['label']}>{dayName(atMs, now)}</span>
    </div>
  );
}

export function UnreadDivider() {
  const t = useT();
  return (
    <div className={styles['unread']} role="separator" aria-label={t('timeline.unreadLabel')}>
      <span className={styles['label']}>{t('timeline.unread')}</span>
    </div>
  );
}
