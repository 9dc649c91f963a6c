import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { DoorClosed, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/i18n';
import { useRoom } from '../state/rooms';
import { useTimelineAhead } from '../state/timeline';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { NotFoundPage } from './NotFoundPage';
import { RoomPage } from './RoomPage';
import { RoomSkeleton } from './RoomSkeleton';
import styles from './Shell.module.css';

/** What Firestore takes as a document id, and no longer than ours ever are. */
const ROOM_ID = /^(?!\.\.?$)(?!__.*__$)[^/]{1,300}$/;
const MESSAGE_ID = /^[A-Za-z0-9]{20}$/;

/** `/r/:roomId/:messageId?`: the room, or why there is none. */
export function RoomRoute() {
  const { roomId = '', messageId } = useParams();
  const isWellFormed =
    ROOM_ID.test(roomId) && (messageId === undefined || MESSAGE_ID.test(messageId));
  if (!isWellFormed) return <NotFoundPage />;
  return <KnownRoom key={roomId} roomId={roomId} messageId={messageId} />;
}

function KnownRoom({ roomId, messageId }: { roomId: string; messageId: string | undefined }) {
  const room = useRoom(roomId);
  const [last, setLast] = useState<Room | null>(null);
  // What a link leads to need not wait for the list of rooms.
  useTimelineAhead(roomId, room === undefined && last === null);
  useEffect(() => {
    if (room) setLast(room);
  }, [room]);
  if (room) return <RoomPage room={room} focusMessageId={messageId} />;
  if (room === null) return <NoRoom wasMine={last !== null} />;
  // Between leaving the live window and being watched by itself the room stays as it was.
  return last ? <RoomPage room={last} focusMessageId={messageId} /> : <RoomSkeleton />;
}

function NoRoom({ wasMine }: { wasMine: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <div className={styles['centred']} role="alert">
      <EmptyState
        icon={wasMine ? <DoorClosed /> : <Lock />}
        title={t(wasMine ? 'rooms.removedTitle' : 'rooms.noAccessTitle')}
        body={t(wasMine ? 'rooms.removedBody' : 'rooms.noAccessBody')}
        action={
          <Button variant="primary" onClick={() => void navigate(routes.home)}>
            {t('rooms.toRooms')}
          </Button>
        }
      />
    </div>
  );
}
