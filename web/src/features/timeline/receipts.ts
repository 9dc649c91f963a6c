import type { ReadMark } from '@hearth/domain/receipt';
import type { Millis } from '@hearth/domain/time';

/** How many of the others have read one of my messages. */
export type Receipt = 'none' | 'some' | 'all';

/** Up to which time some, and all, of the others have read. */
export interface ReadUntil {
  some: Millis;
  all: Millis;
}

export const NOBODY_READ: ReadUntil = { some: -Infinity, all: -Infinity };

/** Two times stand for all marks, so that a row asks without walking through the room. */
export function readUntil(
  marks: readonly ReadMark[],
  memberIds: readonly string[],
  me: string,
): ReadUntil {
  const others = memberIds.filter((uid) => uid !== me);
  if (others.length === 0) return NOBODY_READ;
  const at = new Map(marks.map((mark) => [mark.uid, mark.lastReadAt]));
  const times = others.map((uid) => at.get(uid) ?? -Infinity);
  return { some: Math.max(...times), all: Math.min(...times) };
}

export function receiptOf(createdAt: Millis, until: ReadUntil): Receipt {
  if (createdAt <= until.all) return 'all';
  return createdAt <= until.some ? 'some' : 'none';
}
