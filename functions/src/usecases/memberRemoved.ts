import type { RoomStore } from '../ports/rooms';

/**
 * Cleans up after somebody left or was removed, which gave their membership the role `former`. Deliveries come more than once and in any order,
 * so this decides by what stands now, not by what the event says: a person who has been added again
 * keeps their marks, and a room goes only when its own list says that nobody is left.
 */
export async function memberRemoved(
  { roomId, uid }: { roomId: string; uid: string },
  rooms: RoomStore,
): Promise<void> {
  await rooms.removeTraces(roomId, uid);
  const room = await rooms.room(roomId);
  const isAbandoned = room === null || (room.kind === 'group' && room.memberIds.length === 0);
  if (isAbandoned) await rooms.removeRoom(roomId);
}
