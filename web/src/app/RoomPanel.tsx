import type { Room } from '@hearth/domain/room';
import { useNavigate } from 'react-router-dom';
import { routes } from '@hearth/domain/paths';
import { RoomGallery } from '../features/media/RoomGallery';
import { MembersPanel } from '../features/rooms/MembersPanel';
import { useOpenDirect } from '../features/rooms/useOpenDirect';
import { PeopleSearch } from '../features/people/PeopleSearch';
import styles from './RoomPage.module.css';
import { useShellActions, type RoomPanelName } from './shellActions';

/** What stands beside a conversation: who is in a group, or what was sent in a room. */
export function RoomPanel({ room, panel }: { room: Room; panel: RoomPanelName }) {
  const navigate = useNavigate();
  const { setPanel, open } = useShellActions();
  const direct = useOpenDirect((roomId) => void navigate(routes.room(roomId)));
  if (panel === 'media') {
    return (
      <aside className={styles['panel']}>
        <RoomGallery
          key={room.id}
          room={room}
          onClose={() => setPanel(null)}
          onJump={(messageId) => void navigate(routes.message(room.id, messageId))}
        />
      </aside>
    );
  }
  return (
    <aside className={styles['panel']}>
      <MembersPanel
        room={room}
        Search={PeopleSearch}
        onClose={() => {
          setPanel(null);
        }}
        onPerson={(uid) => {
          open({ type: 'person', uid });
        }}
        onMessage={direct.open}
      />
    </aside>
  );
}
