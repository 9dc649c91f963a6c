import { directPartnerId, isNotesRoom, type Room } from '@hearth/domain/room';
import { CloudOff, NotebookPen } from 'lucide-react';
import { PersonAvatar } from '../../components/PersonAvatar';
import { useT } from '../../i18n/i18n';
import { useRoom, useRoomTitle } from '../../state/rooms';
import { useMe } from '../../state/session';
import { Avatar } from '../../ui/Avatar';
import styles from './RoomStart.module.css';

/** Where a room begins; in an empty room it says what to do first. */
export function RoomStart({ roomId, isEmpty }: { roomId: string; isEmpty: boolean }) {
  const room = useRoom(roomId);
  return room ? <KnownStart room={room} isEmpty={isEmpty} /> : null;
}

function KnownStart({ room, isEmpty }: { room: Room; isEmpty: boolean }) {
  const t = useT();
  const me = useMe();
  const title = useRoomTitle(room);
  const partnerId = directPartnerId(room, me);
  if (isNotesRoom(room)) {
    return (
      <Start
        picture={<NotebookPen aria-hidden="true" className={styles['icon']} />}
        title={t('timeline.startNotes')}
        body={t('timeline.emptyNotes')}
      />
    );
  }
  if (partnerId !== null) {
    return (
      <Start
        picture={<PersonAvatar uid={partnerId} size={56} />}
        title={t('timeline.startDirect', { name: title })}
        body={isEmpty ? t('timeline.emptyDirect') : null}
      />
    );
  }
  return (
    <Start
      picture={<Avatar name={title} seed={room.id} shape="square" size={56} />}
      title={t('timeline.startGroup', { room: title })}
      body={isEmpty || room.memberIds.length === 1 ? t('timeline.emptyGroup') : null}
    />
  );
}

/** Stands in place of what a device that is offline does not have. */
export function AbsentStart() {
  const t = useT();
  return (
    <Start
      picture={<CloudOff aria-hidden="true" className={styles['icon']} />}
      title={t('timeline.absent')}
      body={t('timeline.absentBody')}
    />
  );
}

interface StartProps {
  picture: React.ReactNode;
  title: string;
  body: string | null;
}

function Start({ picture, title, body }: StartProps) {
  return (
    <div className={styles['start']}>
      {picture}
      <h2 dir="auto" className={styles['title']}>
        {title}
      </h2>
      {body !== null && <p className={styles['body']}>{body}</p>}
    </div>
  );
}
