import type { ShownMessage } from '@hearth/domain/outbox';
import type { Millis } from '@hearth/domain/time';
import { CircleAlert, Clock } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import styles from './DeliveryNote.module.css';
import { reasonWords } from './reasonWords';
import { useTimelineView } from './timelineView';

/** Below a message that has not arrived: why, and what one can do. Nothing for the rest. */
export function DeliveryNote({ message }: { message: ShownMessage }) {
  const t = useT();
  const { delivery, failedChange } = message;
  if (delivery.type === 'waiting') return <WaitingNote untilMs={delivery.untilMs} />;
  if (delivery.type === 'failed') {
    const words = t('timeline.notSent', { reason: reasonWords(delivery.code, t) });
    return <FailedNote message={message} entryId={message.id} words={words} canEdit />;
  }
  if (failedChange) {
    const key = failedChange.type === 'edit' ? 'timeline.notEdited' : 'timeline.notDeleted';
    const words = t(key, { reason: reasonWords(failedChange.code, t) });
    return (
      <FailedNote
        message={message}
        entryId={failedChange.entryId}
        words={words}
        canEdit={failedChange.type === 'edit'}
      />
    );
  }
  return null;
}

interface FailedNoteProps {
  message: ShownMessage;
  entryId: string;
  words: string;
  canEdit: boolean;
}

function FailedNote({ message, entryId, words, canEdit }: FailedNoteProps) {
  const t = useT();
  const { actions } = useTimelineView();
  return (
    <Note tone="failed" icon={<CircleAlert />} words={words}>
      <Button size="s" onClick={() => actions.retry(entryId)}>
        {t('timeline.retry')}
      </Button>
      {canEdit && (
        <Button size="s" variant="ghost" onClick={() => actions.editFailed(message)}>
          {t('timeline.editFailed')}
        </Button>
      )}
      <Button size="s" variant="ghost" onClick={() => actions.discard(entryId)}>
        {t('timeline.discard')}
      </Button>
    </Note>
  );
}

function WaitingNote({ untilMs }: { untilMs: Millis }) {
  const t = useT();
  const seconds = useSecondsUntil(untilMs);
  return <Note tone="waiting" icon={<Clock />} words={t('timeline.waiting', { seconds })} />;
}

interface NoteProps {
  tone: 'failed' | 'waiting';
  icon: ReactNode;
  words: string;
  children?: ReactNode;
}

function Note({ tone, icon, words, children }: NoteProps) {
  return (
    <div className={classes(styles['note'], styles[tone])}>
      <span aria-hidden="true" className={styles['icon']}>
        {icon}
      </span>
      <span role={tone === 'failed' ? 'alert' : undefined} className={styles['words']}>
        {words}
      </span>
      {children && <span className={styles['actions']}>{children}</span>}
    </div>
  );
}

/** Whole seconds left until a server time, counting down. */
function useSecondsUntil(untilMs: Millis): number {
  const { device } = useServices();
  const left = () => Math.max(0, Math.ceil((untilMs - device.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const update = () => setSeconds(left());
    update();
    const timer = setInterval(update, 1_000);
    return () => clearInterval(timer);
    // `left` reads the clock; only a new time starts another count.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [untilMs, device]);
  return seconds;
}
