import { WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import { RoomTitle } from '../../components/RoomTitle';
import { useT } from '../../i18n/i18n';
import { useRoom } from '../../state/rooms';

export interface RoomNameProps {
  roomId: string;
  /** As functions wrote it, for who is not in the room; null, empty or left out where nobody knows. */
  known?: string | null;
}

/** Where something happened, as far as the moderator may know. */
export function RoomName({ roomId, known = null }: RoomNameProps) {
  const t = useT();
  if (roomId === WORKSPACE_ROOM_ID) return <>{t('moderation.noRoom')}</>;
  return <OneRoom roomId={roomId} known={known} />;
}

function OneRoom({ roomId, known }: Required<RoomNameProps>) {
  const t = useT();
  const room = useRoom(roomId);
  if (room) return <RoomTitle room={room} />;
  if (known) return <bdi title={roomId}>{known}</bdi>;
  const isDirect = roomId.startsWith('dm_');
  return (
    <span title={roomId}>
      {t(isDirect ? 'moderation.unknownDirect' : 'moderation.unknownRoom')}
    </span>
  );
}
