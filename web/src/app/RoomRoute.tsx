import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { DoorClosed, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { goTo } from '../components/address';
import { useT } from '../i18n/i18n';
import { useRoom } from '../state/rooms';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { RoomPage } from './RoomPage';
import { RoomSkeleton } from './RoomSkeleton';
import styles from './Shell.module.css';

export interface RoomRouteProps {
  roomId: string;
  messageId: string | null;
}

/** The room that an address asks for, or why there is none. */
export function RoomRoute({ roomId, messageId }: RoomRouteProps) {
  const room = useRoom(roomId);
  const [last, setLast] = useState<Room | null>(null);
  useEffect(() => {
    if (room) setLast(room);
  }, [room]);
  if (room) return <RoomPage room={room} focusMessageId={messageId ?? undefined} />;
  if (room === null) return <NoRoom wasMine={last !== null} />;
  // Between leaving the live window and being watched by itself the room stays as it was.
  return last ? <RoomPage room={last} focusMessageId={messageId ?? undefined} /> : <RoomSkeleton />;
}

function NoRoom({ wasMine }: { wasMine: boolean }) {
  const t = useT();
  return (
    <div className={styles['centred']} role="alert">
      <EmptyState
        icon={wasMine ? <DoorClosed /> : <Lock />}
        title={t(wasMine ? 'rooms.removedTitle' : 'rooms.noAccessTitle')}
        body={t(wasMine ? 'rooms.removedBody' : 'rooms.noAccessBody')}
        action={
          <Button
            variant="primary"
            onClick={() => {
              goTo(routes.home);
            }}
          >
            {t('rooms.toRooms')}
          </Button>
        }
      />
    </div>
  );
}
