import { AUTOMOD_ID } from '@hearth/domain/audit';
import { isHidden } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import { EyeOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { MessageText } from '../../components/MessageText';
import { useFormat, useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { useMe } from '../../state/session';
import { classes } from '../../ui/classes';
import styles from './MessageBody.module.css';
import { useTimelineView } from './timelineView';

/** Lines of a message that show before the rest is folded away. */
const FOLDED_LINES = 32;
const CHARS_IN_A_LINE = 72;

/** A rough count that needs no layout. */
function lineCount(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARS_IN_A_LINE)), 0);
}

/** Long messages that one has unfolded: rows come and go while scrolling. */
const unfolded = new Set<string>();

/** The words of a message, or what stands in their place. */
export function MessageBody({ message }: { message: ShownMessage }) {
  if (message.deletedAt !== null) return <Tombstone message={message} />;
  if (isHidden(message)) return <HiddenLine senderId={message.senderId} />;
  const after = message.editedAt !== null && <EditedMark message={message} />;
  if (message.text === '') return <p className={styles['bare']}>{after}</p>;
  if (lineCount(message.text) > FOLDED_LINES + 8) return <LongText message={message} />;
  return <MessageText text={message.text} after={after} />;
}

function LongText({ message }: { message: ShownMessage }) {
  const t = useT();
  const [isUnfolded, setUnfolded] = useState(() => unfolded.has(message.id));
  function toggle(): void {
    if (isUnfolded) unfolded.delete(message.id);
    else unfolded.add(message.id);
    setUnfolded(!isUnfolded);
  }
  return (
    <>
      <div className={classes(!isUnfolded && styles['folded'])}>
        <MessageText text={message.text} />
      </div>
      <button
        type="button"
        className={styles['unfold']}
        aria-expanded={isUnfolded}
        onClick={toggle}
      >
        {t(isUnfolded ? 'timeline.showLess' : 'timeline.showMore')}
      </button>
      {message.editedAt !== null && <EditedMark message={message} />}
    </>
  );
}

function EditedMark({ message }: { message: ShownMessage }) {
  const t = useT();
  const format = useFormat();
  const { actions } = useTimelineView();
  const label = t('timeline.editedAt', {
    time: format.full(message.editedAt ?? message.updatedAt),
  });
  return (
    <>
      {' '}
      <button
        type="button"
        className={styles['edited']}
        title={label}
        aria-label={label}
        onClick={() => actions.showEdits(message)}
      >
        {t('timeline.edited')}
      </button>
    </>
  );
}

function HiddenLine({ senderId }: { senderId: string }) {
  const t = useT();
  const isMine = useMe() === senderId;
  return (
    <p className={styles['tombstone']}>
      <EyeOff aria-hidden="true" />
      <span>{t(isMine ? 'timeline.hiddenMine' : 'timeline.hidden')}</span>
    </p>
  );
}

function Tombstone({ message }: { message: ShownMessage }) {
  const t = useT();
  if (message.deletedBy !== AUTOMOD_ID) return <DeletedLine message={message} />;
  return (
    <p className={styles['tombstone']}>
      <Trash2 aria-hidden="true" />
      <span>{t('timeline.deletedByModeration')}</span>
    </p>
  );
}

function DeletedLine({ message }: { message: ShownMessage }) {
  const t = useT();
  const { deletedBy, senderId } = message;
  const remover = usePerson(deletedBy ?? senderId);
  const isByOther = deletedBy !== null && deletedBy !== senderId;
  return (
    <p className={styles['tombstone']}>
      <Trash2 aria-hidden="true" />
      <span dir="auto">
        {isByOther
          ? t('timeline.deletedByOther', { name: remover?.displayName ?? t('timeline.someone') })
          : t('timeline.deleted')}
      </span>
    </p>
  );
}
