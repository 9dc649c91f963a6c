import type { InboxEntry } from '@hearth/domain/inbox';
import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import { AlarmClock, X } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { AppLink } from '../../components/AppLink';
import { PersonAvatar } from '../../components/PersonAvatar';
import { usePlainText } from '../../components/PlainText';
import { contentWords } from '../../i18n/contentWords';
import { useFormat, useT } from '../../i18n/i18n';
import { isUnseen } from '../../state/notifications';
import { usePerson } from '../../state/people';
import { useRoom, useRoomTitle } from '../../state/rooms';
import { useSession } from '../../state/session';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './InboxPage.module.css';
import { useEntryMessage, type EntryMessage } from './useEntryMessage';
import { useIsNear } from './useIsNear';

export interface InboxRowProps {
  entry: InboxEntry;
  seenAt: Millis | null;
  isTabStop: boolean;
  onFocus: () => void;
  onRemove: () => void;
}

/** One message that spoke to the person: who, where, when, and what it says. */
export function InboxRow({ entry, seenAt, isTabStop, onFocus, onRemove }: InboxRowProps) {
  const t = useT();
  const format = useFormat();
  const row = useRef<HTMLLIElement>(null);
  const isNear = useIsNear(row);
  const { rooms } = useSession();
  const isNew = useStore(rooms, (state) => seenAt !== null && isUnseen(entry, seenAt, state));
  return (
    <li ref={row} className={classes(styles['entry'], isNew && styles['new'])}>
      <AppLink
        to={routes.message(entry.roomId, entry.messageId)}
        className={styles['link']}
        tabIndex={isTabStop ? 0 : -1}
        data-entry={entry.id}
        onFocus={onFocus}
      >
        <span className={styles['face']}>
          <PersonAvatar uid={entry.senderId} size={36} />
          {entry.type === 'reminder' && <AlarmClock className={styles['sign']} />}
        </span>
        <span className={styles['words']}>
          <span className={styles['head']}>
            {isNew && <VisuallyHidden>{t('notifications.entryNew')}</VisuallyHidden>}
            {isNear && <Where entry={entry} />}
            <time className={styles['time']} dateTime={new Date(entry.at).toISOString()}>
              {format.time(entry.at)}
            </time>
          </span>
          {isNear ? <What entry={entry} /> : <Skeleton width="60%" />}
        </span>
      </AppLink>
      <span className={styles['remove']}>
        <IconButton
          size="s"
          label={t('notifications.entryRemove')}
          icon={<X />}
          tabIndex={isTabStop ? 0 : -1}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}

function Where({ entry }: { entry: InboxEntry }) {
  const room = useRoom(entry.roomId);
  return room ? <InRoom entry={entry} room={room} /> : <InDirect entry={entry} />;
}

function InRoom({ entry, room }: { entry: InboxEntry; room: Room }) {
  const t = useT();
  const title = useRoomTitle(room);
  const sender = usePerson(entry.senderId);
  if (room.kind === 'direct') return <InDirect entry={entry} />;
  const name = sender?.displayName ?? t('rooms.someone');
  return (
    <span className={styles['where']}>
      {t(`notifications.entry.${entry.type}`, { name, room: title })}
    </span>
  );
}

function InDirect({ entry }: { entry: InboxEntry }) {
  const t = useT();
  const name = usePerson(entry.senderId)?.displayName ?? t('rooms.someone');
  return (
    <span className={styles['where']}>
      {t(`notifications.entryDirect.${entry.type}`, { name })}
    </span>
  );
}

function What({ entry }: { entry: InboxEntry }) {
  const t = useT();
  const room = useRoom(entry.roomId);
  const message = useEntryMessage(entry, room);
  switch (message.type) {
    case 'words':
      return <Words {...message} />;
    case 'loading':
      return (
        <span role="status" aria-label={t('notifications.entryLoading')}>
          <Skeleton width="60%" />
        </span>
      );
    case 'deleted':
      return <i className={styles['quiet']}>{t('notifications.entryDeleted')}</i>;
    case 'hidden':
      return <i className={styles['quiet']}>{t('notifications.entryHidden')}</i>;
    case 'noRoom':
      return <i className={styles['quiet']}>{t('notifications.entryNoRoom')}</i>;
    case 'offline':
      return <i className={styles['quiet']}>{t('notifications.entryLater')}</i>;
    case 'failed':
      return <i className={styles['quiet']}>{t('notifications.entryFailed')}</i>;
  }
}

function Words({ message, fileCount }: Extract<EntryMessage, { type: 'words' }>) {
  const t = useT();
  const words = usePlainText(message.text);
  return <bdi className={styles['text']}>{words || contentWords(t, message.kinds, fileCount)}</bdi>;
}
