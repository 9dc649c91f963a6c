import { FORMER_ROLE } from '@hearth/domain/room';
import type { RoomChange, RoomEvents, RoomStanding } from '../ports/events';
import { handOver } from './handOver';

/**
 * Takes a person out of a room against their will. A group of theirs is handed over first and told
 * by a system message of `by`; a direct room ends. Barred people can't be added again. Decides by
 * what stands, so that it can be done again. A function clears the membership.
 */
export async function expel(
  roomId: string,
  uid: string,
  { by, isBarred }: { by: string; isBarred: boolean },
  events: RoomEvents,
): Promise<void> {
  await handOver(roomId, uid, by, events);
  await events.change(roomId, (standing) => removal(standing, uid, { by, isBarred }));
}

function removal(
  { kind, memberIds, barredIds }: RoomStanding,
  uid: string,
  { by, isBarred }: { by: string; isBarred: boolean },
): RoomChange | null {
  const isIn = memberIds.includes(uid);
  const bars = (isBarred || kind === 'direct') && !barredIds.includes(uid);
  if (!isIn && !bars) return null;
  return {
    ...(bars ? { barredIds: [...barredIds, uid] } : {}),
    ...(isIn
      ? { memberIds: memberIds.filter((id) => id !== uid), roles: { [uid]: FORMER_ROLE } }
      : {}),
    told: isIn && kind === 'group' ? { by, event: { type: 'removed', targetId: uid } } : null,
  };
}
