import type { CallKind } from '@hearth/domain/callKind';
import { routes } from '@hearth/domain/paths';
import { useRef } from 'react';
import { useMatch, useNavigate } from 'react-router-dom';
import { useOpenCall } from '../components/openCall';
import { useOpenReport } from '../components/openReport';
import { CreateGroupDialog } from '../features/rooms/CreateGroupDialog';
import { RemindDialog } from '../features/later/RemindDialog';
import { RoomNotificationsDialog } from '../features/notifications/RoomNotificationsDialog';
import { PersonDialog } from '../features/people/PersonDialog';
import { NewMessageDialog } from '../features/rooms/NewMessageDialog';
import { useOpenDirect } from '../features/rooms/useOpenDirect';
import { useRoom, useRooms } from '../state/rooms';
import { CommandPalette } from './CommandPalette';
import { PeopleSearch } from '../features/people/PeopleSearch';
import { ShortcutList } from './ShortcutList';
import { SignOutDialog } from './SignOutDialog';
import { ModerationSettings } from '../features/moderation/ModerationSettings';
import { PersonPowers } from '../features/moderation/PersonPowers';
import { ReportDialog } from '../features/moderation/ReportDialog';
import { lateDialog } from '../components/lateDialog';
import { withMoreWords } from '../i18n/moreWords';
import type { Overlay } from './shellActions';

const CallLobby = lateDialog(
  withMoreWords(async () => (await import('../features/calls/lobby/CallLobby')).CallLobby),
);

interface OverlaysProps {
  overlay: Overlay;
  onClose: () => void;
}

/** What lies above the rooms; loads when the first of it opens. */
export function Overlays({ overlay, onClose: close }: OverlaysProps) {
  const navigate = useNavigate();
  const toRoom = (roomId: string) => {
    close();
    void navigate(routes.room(roomId));
  };
  switch (overlay.type) {
    case 'palette':
      return <CommandPalette onClose={close} onRoom={toRoom} />;
    case 'shortcuts':
      return <ShortcutList onClose={close} />;
    case 'signOut':
      return <SignOutDialog onClose={close} />;
    case 'newMessage':
      return <NewMessageDialog Search={PeopleSearch} onClose={close} onOpened={toRoom} />;
    case 'newGroup':
      return <CreateGroupDialog Search={PeopleSearch} onClose={close} onCreated={toRoom} />;
    case 'person':
      return <PersonOverlay uid={overlay.uid} onClose={close} onOpened={toRoom} />;
    case 'roomNotifications':
      return <RoomNotificationsDialog roomId={overlay.roomId} onClose={close} />;
    case 'reminder':
      return <RemindDialog message={overlay.message} onClose={close} />;
    case 'report':
      return <ReportDialog subject={overlay.subject} onClose={close} />;
    case 'moderation':
      return <ModerationOverlay roomId={overlay.roomId} onClose={close} />;
    case 'call':
      return <CallLobby roomId={overlay.roomId} kind={overlay.kind} onClose={close} />;
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
  const openCall = useOpenCall();
  const kind = useRef<CallKind>('audio');
  const calling = useOpenDirect((room) => {
    onOpened(room);
    openCall?.(room, kind.current);
  });
  const openReport = useOpenReport();
  const roomId = useSharedGroup(uid);
  return (
    <PersonDialog
      uid={uid}
      onClose={onClose}
      onMessage={open}
      isOpening={isBusy}
      openError={error ?? calling.error}
      onCall={(wanted) => {
        kind.current = wanted;
        calling.open(uid);
      }}
      powers={<PersonPowers uid={uid} />}
      onReport={() => openReport?.({ uid, roomId, messageId: null })}
      onEdit={() => {
        onClose();
        void navigate(routes.settings());
      }}
    />
  );
}

function ModerationOverlay({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const room = useRoom(roomId);
  if (!room) return null;
  return (
    <ModerationSettings
      room={room}
      onClose={onClose}
      onQueue={() => {
        onClose();
        void navigate(`${routes.moderation}?room=${encodeURIComponent(roomId)}`);
      }}
    />
  );
}

/** The open group where one has met somebody: its admins learn of a report as well. */
function useSharedGroup(uid: string): string | null {
  const roomId = useMatch('/r/:roomId/*')?.params.roomId;
  const room = useRooms().rooms.find(({ id }) => id === roomId);
  return room?.kind === 'group' && room.memberIds.includes(uid) ? room.id : null;
}
