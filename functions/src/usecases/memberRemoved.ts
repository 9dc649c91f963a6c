import type { Millis } from '@hearth/domain/time';
import type { Accounts } from '../ports/accounts';
import type { CallStore } from '../ports/calls';
import type { RoomStore } from '../ports/rooms';
import { leaveCall } from './leaveCall';

export interface MemberRemovedPorts {
  rooms: RoomStore;
  accounts: Pick<Accounts, 'profile'>;
  calls: Pick<CallStore, 'change'>;
  now: () => Millis;
}

type Room = Awaited<ReturnType<RoomStore['room']>>;

/**
 * Cleans up after somebody left or was removed, which gave their membership the role `former`.
 * Deliveries come more than once and in any order, so this decides by what stands now, not by what the
 * event says: a person who has been added again keeps their marks and their place in the call, and a
 * room goes only when its own list says that nobody is left.
 */
export async function memberRemoved(
  { roomId, uid }: { roomId: string; uid: string },
  ports: MemberRemovedPorts,
): Promise<void> {
  const { rooms } = ports;
  const room = await rooms.room(roomId);
  if (room?.call && !room.memberIds.includes(uid)) {
    await leaveCall({ callId: room.call.id, uid }, ports);
  }
  await rooms.removeTraces(roomId, uid);
  if (await isAbandoned(room, ports)) await rooms.removeRoom(roomId);
}

/**
 * A direct room is done with when both are gone for good. Who is banned may be let in again, and finds
 * it as it was.
 */
async function isAbandoned(room: Room, { accounts }: MemberRemovedPorts): Promise<boolean> {
  if (room === null) return true;
  if (room.memberIds.length > 0) return false;
  if (room.kind === 'group') return true;
  const profiles = await Promise.all(room.barredIds.map((uid) => accounts.profile(uid)));
  return profiles.length > 0 && profiles.every((profile) => profile?.closed === 'deleted');
}
