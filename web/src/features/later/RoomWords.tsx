import { RoomTitle } from '../../components/RoomTitle';
import { useT } from '../../i18n/i18n';
import { useRoom } from '../../state/rooms';

/** Which room something is about; nothing while that is unknown. */
export function RoomWords({ roomId }: { roomId: string }) {
  const t = useT();
  const room = useRoom(roomId);
  if (room === undefined) return null;
  if (room === null) return <>{t('later.inUnknown')}</>;
  return <RoomTitle room={room} />;
}
