import { heirOf } from '@hearth/domain/heir';
import type { RoomEvents } from '../ports/events';

/**
 * Gives a group of somebody who is about to go to the one who has been there longest, and tells so as
 * an act of `by`. Nothing where the group is not theirs or nobody is left.
 */
export async function handOver(
  roomId: string,
  uid: string,
  by: string,
  events: RoomEvents,
): Promise<void> {
  await events.change(roomId, async ({ kind, ownerId, memberIds }, members) => {
    if (kind === 'direct' || ownerId !== uid) return null;
    const present = (await members()).filter((each) => memberIds.includes(each.uid));
    const heir = heirOf(present, uid);
    if (heir === null) return null;
    return {
      ownerId: heir,
      roles: { [uid]: 'admin', [heir]: 'owner' },
      told: { by, event: { type: 'ownerChanged', targetId: heir } },
    };
  });
}
