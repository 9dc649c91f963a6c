import { routes } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { Composer } from '../features/composer/Composer';
import { RoomHeader } from '../features/rooms/RoomHeader';
import { RoomTimeline } from '../features/timeline/RoomTimeline';
import { PanelSkeleton } from './RoomSkeleton';
import styles from './RoomPage.module.css';
import { useShellActions } from './shellActions';

const RoomPanel = lazy(async () => ({ default: (await import('./RoomPanel')).RoomPanel }));

/** One conversation: header, timeline, composer, and the panel beside them. */
export function RoomPage({
  room,
  focusMessageId,
}: {
  room: Room;
  focusMessageId?: string | undefined;
}) {
  const navigate = useNavigate();
  const { isPanelOpen, setPanelOpen, open } = useShellActions();
  return (
    <div className={styles['page']}>
      <div className={styles['conversation']}>
        <RoomHeader
          room={room}
          isPanelOpen={isPanelOpen}
          onTogglePanel={() => {
            setPanelOpen(!isPanelOpen);
          }}
          onBack={() => void navigate(routes.home)}
          onPerson={(uid) => {
            open({ type: 'person', uid });
          }}
        />
        <div className={styles['timeline']}>
          <RoomTimeline room={room} focusMessageId={focusMessageId} />
        </div>
        <div className={styles['composer']}>
          <Composer room={room} />
        </div>
      </div>
      {isPanelOpen && (
        <Suspense fallback={<PanelSkeleton />}>
          <RoomPanel room={room} />
        </Suspense>
      )}
    </div>
  );
}
