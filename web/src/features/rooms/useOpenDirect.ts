import type { ErrorCode } from '@hearth/domain/errors';
import { directRoomId } from '@hearth/domain/room';
import { useAction } from '../../components/useAction';
import { useSession } from '../../state/session';

/** Opens the room with one person; asks the server only where it is not known already. */
export function useOpenDirect(onOpened: (roomId: string) => void): {
  open: (uid: string) => void;
  isBusy: boolean;
  error: ErrorCode | null;
} {
  const { me, services, rooms } = useSession();
  const { run, isBusy, error } = useAction(async (uid: string) => {
    const known = directRoomId(me, uid);
    const roomId = rooms.getState().byId.has(known)
      ? known
      : await services.rooms.openDirect(me, uid);
    onOpened(roomId);
  });
  return { open: (uid) => void run(uid), isBusy, error };
}
