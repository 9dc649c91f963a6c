import type { Room } from '@hearth/domain/room';
import { useNavigate } from 'react-router-dom';
import { routes } from '@hearth/domain/paths';
import { MembersPanel } from '../features/rooms/MembersPanel';
import { useOpenDirect } from '../features/rooms/useOpenDirect';
import { PeopleSearch } from '../features/people/PeopleSearch';
import styles from './RoomPage.module.css';
import { useShellActions } from './shellActions';

/** The context panel of a group. Direct rooms have none. */
export function RoomPanel({ room }: { room: Room }) {
  const navigate = useNavigate();
  const { setPanelOpen, open } = useShellActions();
  const direct = useOpenDirect((roomId) => void navigate(routes.room(roomId)));
  if (room.kind === 'direct') return null;
  return (
    <aside className={styles['panel']}>
      <MembersPanel
        room={room}
        Search={PeopleSearch}
        onClose={() => {
          setPanelOpen(false);
        }}
        onPerson={(uid) => {
          open({ type: 'person', uid });
        }}
        onMessage={direct.open}
      />
    </aside>
  );
}
