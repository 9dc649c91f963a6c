import * as v from 'valibot';
import type { Room } from './room';
import type { Millis } from './time';

/** `rooms/{roomId}/reads/{uid}`: how far one person has read. */
export const readMarkSchema = v.object({
  uid: v.string(),
  /** `room.seq` when they last read. */
  lastSeq: v.number(),
  /** `createdAt` of the newest message they have seen. */
  lastReadAt: v.number(),
});
export type ReadMark = v.InferOutput<typeof readMarkSchema>;

/** Exact count of messages since the mark; a room never opened is unread from the start. */
export function unreadCount(
  room: Pick<Room, 'seq'>,
  mark: Pick<ReadMark, 'lastSeq'> | undefined,
): number {
  return Math.max(0, room.seq - (mark?.lastSeq ?? 0));
}

/** Who has read a message, its sender left out. */
export function readersOf(
  message: { senderId: string; createdAt: Millis },
  marks: readonly ReadMark[],
): string[] {
  return marks
    .filter((mark) => mark.uid !== message.senderId && mark.lastReadAt >= message.createdAt)
    .map((mark) => mark.uid);
}
