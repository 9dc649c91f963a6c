import type { ReviewAct, ReviewItem } from '@hearth/domain/review';
import { WORKSPACE_ROOM_ID } from '@hearth/domain/workspace';
import { isRemoved } from './itemWords';

/** How an act is called here: giving back is more than leaving, and a ban may be from everything. */
export type ActName = ReviewAct | 'restore' | 'banAll';

export const ACT_OF = {
  dismiss: 'dismiss',
  restore: 'dismiss',
  delete: 'delete',
  mute: 'mute',
  kick: 'kick',
  ban: 'ban',
  banAll: 'ban',
} as const satisfies Record<ActName, ReviewAct>;

/** Whether there is a group to be put out of: else a ban is from the workspace. */
function isInGroup({ roomId }: Pick<ReviewItem, 'roomId'>): boolean {
  return roomId !== WORKSPACE_ROOM_ID && !roomId.startsWith('dm_');
}

/** What may be done about an item, from the mildest. `isWide`: for a moderator of the workspace. */
export function actsOf(item: ReviewItem, me: string, isWide: boolean): ActName[] {
  // Somebody else of the room looks at what is about oneself.
  if (item.subjectId === me && !isWide) return [];
  const acts: ActName[] = [item.isHidden ? 'restore' : 'dismiss'];
  if (item.messageId !== null && !isRemoved(item)) acts.push('delete');
  if (item.subjectId === me) return acts;
  if (isInGroup(item)) acts.push('mute', 'kick', 'ban');
  else if (isWide) acts.push('banAll');
  return acts;
}

/** What is taken back with one press: lengths and bans, not what was deleted. */
export function canUndo(act: ActName): boolean {
  return act === 'mute' || act === 'ban' || act === 'banAll';
}
