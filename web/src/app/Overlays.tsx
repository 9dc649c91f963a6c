import { routes } from '@hearth/domain/paths';
import { useNavigate } from 'react-router-dom';
import { CreateGroupDialog } from '../features/rooms/CreateGroupDialog';
import { PersonDialog } from '../features/people/PersonDialog';
import { NewMessageDialog } from '../features/rooms/NewMessageDialog';
import { useOpenDirect } from '../features/rooms/useOpenDirect';
import { CommandPalette } from './CommandPalette';
import { PeopleSearch } from '../features/people/PeopleSearch';
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
      return <PersonOverlay uid={overlay.uid} onClose={close} onOpened={toRoom} />;
  }
}

interface PersonOverlayProps {
  uid: string;
  onClose: () => void;
  onOpened: (roomId: string) => void;
}

function PersonOverlay({ uid, onClose, onOpened }: PersonOverlayProps) {
  const navigate = useNavigate();
  const { open, isBusy, error } = useOpenDirect(onOpened);
  return (
    <PersonDialog
      uid={uid}
      onClose={onClose}
      onMessage={open}
      isOpening={isBusy}
      openError={error}
      onEdit={() => {
        onClose();
        void navigate(routes.settings());
      }}
    />
  );
}
