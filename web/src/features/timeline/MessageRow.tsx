import { isHidden } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import { useState, type FocusEvent, type PointerEvent, type ReactNode } from 'react';
import { useOpenPerson } from '../../components/openPerson';
import { PersonAvatar } from '../../components/PersonAvatar';
import { contentWords } from '../../i18n/contentWords';
import { useFormat, useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { ContextMenu } from '../../ui/ContextMenu';
import { LateText } from '../../ui/Skeleton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { classes } from '../../ui/classes';
import { DeliveryNote } from './DeliveryNote';
import { MessageBody } from './MessageBody';
import { messageMenu } from './messageMenu';
import styles from './MessageRow.module.css';
import { MessageToolbar } from './MessageToolbar';
import { Reactions } from './Reactions';
import type { Receipt } from './receipts';
import { ReplyQuote, type QuoteState } from './ReplyQuote';
import { Tick } from './Tick';
import { useTimelineView } from './timelineView';

export interface MessageRowProps {
  message: ShownMessage;
  /** Follows another of the same author: no header of its own. */
  isContinued: boolean;
  /** The one row that Tab reaches. */
  isTabStop: boolean;
  /** Jumped to just now. */
  isHighlighted: boolean;
  quoteState: QuoteState;
  receipt: Receipt;
}

/** One message: who, when, what, and how far it came. */
export function MessageRow(props: MessageRowProps) {
  const { message, isContinued, isTabStop, isHighlighted, receipt } = props;
  const t = useT();
  const view = useTimelineView();
  const isMine = message.senderId === view.me;
  const isDeleted = message.deletedAt !== null;
  const isOver = isDeleted || isHidden(message);
  const attention = useAttention();
  const id = `message-${message.id}`;
  return (
    <ContextMenu
      label={t('timeline.messageMenu')}
      items={() => messageMenu(message, view, t)}
      onOpenChange={attention.hold}
    >
      <article
        id={id}
        tabIndex={isTabStop ? 0 : -1}
        aria-labelledby={`${id}-who ${id}-words`}
        data-stop={message.id}
        className={classes(
          styles['row'],
          isContinued && styles['continued'],
          isMine && styles['mine'],
          isHighlighted && styles['highlighted'],
          message.delivery.type === 'failed' && styles['failed'],
          attention.isHeld && styles['held'],
        )}
        {...attention.handlers}
      >
        <Author message={message} isContinued={isContinued} whoId={`${id}-who`}>
          {message.replyTo && !isOver && (
            <ReplyQuote quoted={message.replyTo} state={props.quoteState} />
          )}
          <div id={`${id}-words`} className={styles['words']}>
            <MessageBody message={message} />
            {message.attachments.length > 0 && (
              <VisuallyHidden>
                {contentWords(t, message.kinds, message.attachments.length)}
              </VisuallyHidden>
            )}
          </div>
          {view.media && !isDeleted && <view.media.Message message={message} isMine={isMine} />}
          {!isDeleted && <DeliveryNote message={message} />}
          {!isOver && <Reactions message={message} />}
        </Author>
        <span className={styles['tick']}>
          {isMine && !isDeleted && (
            <Tick
              delivery={message.delivery}
              receipt={receipt}
              isDirect={view.room.kind === 'direct'}
            />
          )}
        </span>
        {attention.isOn && !isDeleted && (isMine || !isOver) && (
          <MessageToolbar message={message} onOpenChange={attention.hold} />
        )}
      </article>
    </ContextMenu>
  );
}

interface AuthorProps {
  message: ShownMessage;
  isContinued: boolean;
  whoId: string;
  children: ReactNode;
}

/** Face, name and time beside the content; the time alone on continued lines. */
function Author({ message, isContinued, whoId, children }: AuthorProps) {
  const t = useT();
  const format = useFormat();
  const person = usePerson(message.senderId);
  const name = person?.displayName ?? t('timeline.someone');
  const at = message.createdAt;
  const shownTime = isContinued ? withoutDayPeriod(format.time(at)) : format.time(at);
  const time = (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)} className={styles['time']}>
      {shownTime}
    </time>
  );
  if (isContinued) {
    return (
      <>
        <span className={styles['side']} aria-hidden="true">
          {time}
        </span>
        <div className={styles['content']}>
          <VisuallyHidden id={whoId}>
            {t('timeline.message', { name, time: format.time(at) })}
          </VisuallyHidden>
          {children}
        </div>
      </>
    );
  }
  return (
    <>
      <span className={styles['side']}>
        <PersonAvatar uid={message.senderId} size={36} />
      </span>
      <div className={styles['content']}>
        <header id={whoId} className={styles['header']}>
          <AuthorName uid={message.senderId} name={person?.displayName ?? null} />
          {time}
        </header>
        {children}
      </div>
    </>
  );
}

/** The narrow side has no room for AM and PM, which the group's header tells. */
function withoutDayPeriod(time: string): string {
  return time.replace(/\s?[AP]M$/i, '');
}

/** A name that opens who it is, where the app knows how. */
function AuthorName({ uid, name }: { uid: string; name: string | null }) {
  const t = useT();
  const openPerson = useOpenPerson();
  const shown = name ?? <LateText>{t('timeline.someone')}</LateText>;
  if (!openPerson) return <bdi className={styles['name']}>{shown}</bdi>;
  return (
    <button type="button" className={styles['name']} onClick={() => openPerson(uid)}>
      <bdi>{shown}</bdi>
    </button>
  );
}

/** Whether pointer, focus or an open menu is on the row. */
function useAttention() {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isHeld, setHeld] = useState(false);
  return {
    isOn: isPointed || isFocused || isHeld,
    isHeld,
    hold: setHeld,
    handlers: {
      onPointerEnter: (event: PointerEvent) => setPointed(event.pointerType !== 'touch'),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      },
    },
  };
}
