import type { MessageEdit } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import type { Millis } from '@hearth/domain/time';
import { useCallback, useEffect } from 'react';
import { MessageText } from '../../components/MessageText';
import { useLazyLoad } from '../../components/useLazyLoad';
import { useFormat, useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import styles from './TimelineDialogs.module.css';

/** Every version of a message, the present one first. */
export function EditHistory({ message }: { message: ShownMessage }) {
  const t = useT();
  const { messages } = useServices();
  const { roomId, id } = message;
  const loader = useCallback(() => messages.edits(roomId, id), [messages, roomId, id]);
  const { part: edits, hasFailed, load } = useLazyLoad<readonly MessageEdit[]>(loader);
  useEffect(load, [load]);
  if (hasFailed) {
    return (
      <div className={styles['note']} role="alert">
        <p>{t('timeline.historyFailed')}</p>
        <Button size="s" onClick={load}>
          {t('timeline.tryAgain')}
        </Button>
      </div>
    );
  }
  return (
    <ol className={styles['versions']} aria-busy={edits === null}>
      <Version text={message.text} atMs={message.editedAt ?? message.createdAt} isNow />
      {edits === null && <VersionSkeleton />}
      {edits?.toReversed().map((edit) => (
        <Version key={edit.n} text={edit.text} atMs={edit.writtenAt} />
      ))}
      {edits?.length === 0 && <li className={styles['note']}>{t('timeline.historyNone')}</li>}
    </ol>
  );
}

function Version({ text, atMs, isNow = false }: { text: string; atMs: Millis; isNow?: boolean }) {
  const t = useT();
  const format = useFormat();
  return (
    <li className={styles['version']}>
      <p className={styles['title']}>
        {isNow && <strong>{t('timeline.historyNow')} </strong>}
        <time dateTime={new Date(atMs).toISOString()}>{format.full(atMs)}</time>
      </p>
      <MessageText text={text} />
    </li>
  );
}

function VersionSkeleton() {
  return (
    <li className={styles['version']}>
      <Skeleton width="45%" />
      <Skeleton width="80%" />
    </li>
  );
}
