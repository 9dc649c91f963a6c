import { routes } from '@hearth/domain/paths';
import { useNavigate } from 'react-router-dom';
import { CreateGroupDialog } from '../features/rooms/CreateGroupDialog';
import { NewMessageDialog } from '../features/rooms/NewMessageDialog';
import { CommandPalette } from './CommandPalette';
import { PeopleSearch } from './peopleSlots';
import { ShortcutList } from './ShortcutList';
import { useShellActions, type Overlay } from './shellActions';

/** What lies above the rooms; loads when the first of it opens. */
export function Overlays({ overlay }: { overlay: Overlay }) {
  const navigate = useNavigate();
  const { close } = useShellActions();
  const toRoom = (roomId: string) => {
    close();
    void navigate(routes.room(roomId));
  };
  switch (overlay.type) {
    case 'palette':
      return <CommandPalette onClose={close} onRoom={toRoom} />;
    case 'shortcuts':
      return <ShortcutList onClose={close} />;
    case 'newMessage':
      return <NewMessageDialog Search={PeopleSearch} onClose={close} onOpened={toRoom} />;
    case 'newGroup':
      return <CreateGroupDialog Search={PeopleSearch} onClose={close} onCreated={toRoom} />;
    case 'person':
      return null;
  }
}
