import type { Millis } from '@hearth/domain/time';
import { useDayName } from '../../components/dayName';
import { useT } from '../../i18n/i18n';
import styles from './Separator.module.css';

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
