import { REVIEW_PAGE } from '@hearth/domain/limits';
import type { ReviewItem } from '@hearth/domain/review';
import { CloudOff, DoorClosed, ShieldCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { ItemDetail } from './ItemDetail';
import { QueueCard } from './QueueCard';
import styles from './QueueView.module.css';
import { keyOf, type Queue } from './useQueue';
import { useQueueChoice } from './useQueueChoice';

/** What waits, and one of it in full. */
export function QueueView({ queue }: { queue: Queue }) {
  switch (queue.status) {
    case 'loading':
      return <LoadingQueue />;
    case 'error':
      return <QueueError queue={queue} />;
    case 'ready':
      return <ReadyQueue all={queue.items} />;
  }
}

/** Without a connection nothing comes that was never here. */
function LoadingQueue() {
  const t = useT();
  const isOffline = useConnection() === 'offline';
  if (isOffline) {
    return (
      <div role="status" className={styles['state']}>
        <EmptyState
          icon={<CloudOff />}
          title={t('moderation.queueOffline')}
          body={t('moderation.queueOfflineBody')}
        />
      </div>
    );
  }
  return (
    <div role="status" aria-label={t('moderation.queueLoading')} className={styles['loading']}>
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} shape="block" width="100%" height="6rem" />
      ))}
    </div>
  );
}

function QueueError({ queue }: { queue: Queue & { status: 'error' } }) {
  const t = useT();
  const errorText = useErrorText();
  const isDenied = queue.code === 'denied';
  return (
    <div role="alert" className={styles['state']}>
      <EmptyState
        icon={isDenied ? <DoorClosed /> : <CloudOff />}
        title={t(isDenied ? 'moderation.queueDenied' : 'moderation.queueError')}
        body={isDenied ? t('moderation.queueDeniedBody') : errorText(queue.code)}
        action={<Button onClick={queue.retry}>{t('moderation.tryAgain')}</Button>}
      />
    </div>
  );
}

function ReadyQueue({ all }: { all: readonly ReviewItem[] }) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const { items, shown, isOpened, choose, close, decided } = useQueueChoice(all, list);
  const detail = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In one column the list is gone, and the focus with it.
    const isListGone = list.current && getComputedStyle(list.current).display === 'none';
    if (isOpened && isListGone) detail.current?.focus();
  }, [isOpened]);
  const count = items.length;
  const many = all.length >= REVIEW_PAGE ? 'moderation.itemsMany' : 'moderation.items';
  return (
    <div
      className={classes(styles['queue'], isOpened && styles['opened'])}
      data-opened={isOpened || undefined}
    >
      <div
        ref={list}
        role="region"
        tabIndex={-1}
        aria-label={t('moderation.queue')}
        className={styles['list']}
      >
        {shown === null ? (
          <div role="status" className={styles['state']}>
            <EmptyState
              icon={<ShieldCheck />}
              title={t('moderation.queueEmpty')}
              body={t('moderation.queueEmptyBody')}
            />
          </div>
        ) : (
          <>
            <p className={styles['count']}>
              <span>{t(many, { count })}</span>
              <span className={styles['keys']}>{t('moderation.keys')}</span>
            </p>
            <ul className={styles['cards']}>
              {items.map((item) => (
                <li key={keyOf(item)}>
                  <QueueCard
                    item={item}
                    isChosen={item === shown}
                    isTabStop={item === shown}
                    onChoose={() => choose(item)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {shown && (
        <div ref={detail} tabIndex={-1} className={styles['detail']}>
          <ItemDetail key={keyOf(shown)} item={shown} onBack={close} onDecided={decided} />
        </div>
      )}
    </div>
  );
}
