import { useT } from '../i18n/i18n';
import { Skeleton } from '../ui/Skeleton';
import styles from './RoomPage.module.css';

const MESSAGES = [0, 1, 2, 3, 4];

/** The shape of a conversation that is on its way. */
export function RoomSkeleton() {
  const t = useT();
  return (
    <div className={styles['conversation']} role="status" aria-label={t('shell.loading')}>
      <div className={styles['header']}>
        <Skeleton shape="circle" width="2.25rem" />
        <Skeleton width="10rem" />
      </div>
      <div className={styles['lines']}>
        {MESSAGES.map((message) => (
          <div key={message} className={styles['message']}>
            <Skeleton shape="circle" width="2.25rem" />
            <div className={styles['text']}>
              <Skeleton width="7rem" />
              <Skeleton width={`${40 + ((message * 29) % 45)}%`} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

export function PanelSkeleton() {
  const t = useT();
  return (
    <aside className={styles['panel']} role="status" aria-label={t('shell.loading')}>
      <div className={styles['header']}>
        <Skeleton width="6rem" />
      </div>
    </aside>
  );
}
