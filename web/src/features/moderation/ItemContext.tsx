import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { plainText } from '@hearth/domain/markdown';
import { REVIEW_ACTS, type ReviewItem } from '@hearth/domain/review';
import { useCallback, useEffect, useState } from 'react';
import { RetryBanner } from '../../components/RetryBanner';
import { useWhenOnline } from '../../components/useWhenOnline';
import { useFormat, useT } from '../../i18n/i18n';
import type { ReviewContext } from '../../ports/moderation';
import { useServices } from '../../ports/services';
import { usePeople } from '../../state/people';
import { classes } from '../../ui/classes';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ItemDetail.module.css';
import { RoomName } from './RoomName';

type Loaded = { context: ReviewContext } | { error: ErrorCode } | null;

/** What stands around a message, and what is on record about its author. Put a `key` on it. */
export function ItemContext({ item }: { item: ReviewItem }) {
  const t = useT();
  const { moderation } = useServices();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const { roomId, id } = item;
  const load = useCallback(() => {
    let isCurrent = true;
    setLoaded(null);
    moderation.context({ roomId, id }).then(
      (context) => isCurrent && setLoaded({ context }),
      (error: unknown) => isCurrent && setLoaded({ error: errorCode(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [moderation, roomId, id]);
  useEffect(load, [load]);
  if (!loaded) {
    return (
      <div role="status" aria-label={t('moderation.contextLoading')} className={styles['part']}>
        <Skeleton width="80%" />
        <Skeleton width="60%" />
        <Skeleton width="70%" />
      </div>
    );
  }
  if ('error' in loaded) return <NotLoaded onRetry={load} />;
  return (
    <>
      {item.messageId !== null && <Around messages={loaded.context.messages} />}
      <PersonRecord record={loaded.context.record} />
    </>
  );
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  useWhenOnline(onRetry);
  return <RetryBanner onRetry={onRetry}>{t('moderation.contextError')}</RetryBanner>;
}

function Around({ messages }: { messages: ReviewContext['messages'] }) {
  const t = useT();
  const format = useFormat();
  const people = usePeople([...new Set(messages.map(({ senderId }) => senderId))]);
  const nameOf = (uid: string) => people.get(uid)?.displayName;
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('moderation.context')}</h3>
      {messages.length === 0 && <p className={styles['quiet']}>{t('moderation.contextNone')}</p>}
      <ol className={styles['around']}>
        {messages.map(({ id, senderId, text, createdAt, isSubject }) => (
          <li
            key={id}
            className={classes(styles['line'], isSubject && styles['subject'])}
            aria-current={isSubject || undefined}
          >
            <span className={styles['lineHead']}>
              <bdi className={styles['name']}>{nameOf(senderId) ?? t('moderation.somebody')}</bdi>
              <time dateTime={new Date(createdAt).toISOString()} title={format.full(createdAt)}>
                {format.time(createdAt)}
              </time>
            </span>
            {text === '' ? (
              <span className={styles['quiet']}>{t('moderation.noWords')}</span>
            ) : (
              <span dir="auto" className={styles['lineText']}>
                {plainText(text, nameOf)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function PersonRecord({ record }: { record: ReviewContext['record'] }) {
  const t = useT();
  const format = useFormat();
  const actWords = (resolution: string | null) => {
    const act = REVIEW_ACTS.find((known) => known === resolution);
    return t(act ? `moderation.act.${act}` : 'moderation.recordOpen');
  };
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('moderation.record')}</h3>
      {record.length === 0 && <p className={styles['quiet']}>{t('moderation.recordNone')}</p>}
      <ul className={styles['record']}>
        {record.map(({ roomId, roomName, itemId, resolution, createdAt }) => (
          <li key={`${roomId}/${itemId}`} className={styles['recordRow']}>
            <time dateTime={new Date(createdAt).toISOString()} title={format.full(createdAt)}>
              {format.shortDate(createdAt)}
            </time>
            <span>{actWords(resolution)}</span>
            <span className={styles['quiet']}>
              <RoomName roomId={roomId} known={roomName} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
