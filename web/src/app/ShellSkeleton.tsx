import { useT } from '../i18n/i18n';
import { Skeleton } from '../ui/Skeleton';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './Shell.module.css';

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of the app while its code and the account load. */
export function ShellSkeleton() {
  const t = useT();
  return (
    <div className={styles['shell']} aria-busy="true">
      <VisuallyHidden>
        <span role="status">{t('start.loading')}</span>
      </VisuallyHidden>
      <div className={styles['rail']} />
      <div className={styles['list']}>
        <div className={styles['skeletonHeader']} />
        {ROWS.map((row) => (
          <div key={row} className={styles['skeletonRow']}>
            <Skeleton shape="circle" width="2.5rem" height="2.5rem" />
            <div className={styles['skeletonLines']}>
              <Skeleton width={`${45 + ((row * 17) % 30)}%`} />
              <Skeleton width={`${60 + ((row * 23) % 35)}%`} />
            </div>
          </div>
        ))}
      </div>
      <div className={styles['main']} />
    </div>
  );
}
