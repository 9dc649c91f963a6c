import { FORMER_ROLE } from '@hearth/domain/room';
import type { RoomChange, RoomEvents, RoomStanding } from '../ports/events';
import type { RoomStore } from '../ports/rooms';
import { handOver } from './handOver';

export interface LeavePorts {
  events: RoomEvents;
  rooms: RoomStore;
}

/**
 * Takes a person out of a room for good, as their own act. A group of theirs is handed over first; a
 * direct room stays for the other, who can't answer any more; what nobody else is in is removed. Each
 * part is decided by what stands, so that it can be done again. A function clears the membership, and
 * the direct room that the other had left before.
 */
export async function leaveRoom(
  roomId: string,
  uid: string,
  { events, rooms }: LeavePorts,
): Promise<void> {
  const room = await events.standing(roomId);
  if (!room?.memberIds.includes(uid)) return;
  if (isAlone(room, uid)) {
    await rooms.removeRoom(roomId);
    return;
  }
  await handOver(roomId, uid, uid, events);
  await events.change(roomId, (standing) => leave(standing, uid));
}

/** A direct room in which the other is barred, and may come back, is not one's own. */
function isAlone({ kind, memberIds, barredIds }: RoomStanding, uid: string): boolean {
  const isOnlyMember = memberIds.every((id) => id === uid);
  return isOnlyMember && (kind === 'group' || barredIds.length === 0);
}

function leave({ kind, memberIds, barredIds }: RoomStanding, uid: string): RoomChange | null {
  if (!memberIds.includes(uid)) return null;
  const gone = {
    memberIds: memberIds.filter((id) => id !== uid),
    roles: { [uid]: FORMER_ROLE } as const,
  };
  if (kind === 'group') return { ...gone, told: { by: uid, event: { type: 'left' } } };
  return { ...gone, barredIds: [...barredIds, uid], told: null };
}
