import { routes } from '@hearth/domain/paths';
import { CircleAlert, Clock } from 'lucide-react';
import { AppLink } from '../../components/AppLink';
import { useT } from '../../i18n/i18n';
import { useScheduled } from '../../state/later';
import { classes } from '../../ui/classes';
import styles from './ScheduledLine.module.css';

/** One quiet line: how many messages wait in a room, or that some were not sent. */
export function ScheduledLine({ roomId }: { roomId: string }) {
  const t = useT();
  const { items } = useScheduled();
  const here = items.filter((item) => item.roomId === roomId);
  const refused = here.filter(({ problem }) => problem !== null).length;
  if (here.length === 0) return null;
  const Icon = refused > 0 ? CircleAlert : Clock;
  return (
    <p className={classes(styles['line'], refused > 0 && styles['problem'])} role="status">
      <Icon aria-hidden="true" className={styles['icon']} />
      <AppLink to={routes.later} className={styles['link']}>
        {refused > 0
          ? t('later.countProblem', { count: refused })
          : t('later.count', { count: here.length })}
      </AppLink>
    </p>
  );
}
