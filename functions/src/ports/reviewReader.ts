import type { Millis } from '@hearth/domain/time';

export interface ContextMessage {
  id: string;
  senderId: string;
  text: string;
  createdAt: Millis;
}

export interface RecordEntry {
  roomId: string;
  /** As in the item. */
  roomName: string | null;
  itemId: string;
  resolution: string | null;
  createdAt: Millis;
}

export interface ReviewReader {
  /** Up to `each` messages before and after a time, oldest first; those of that time as well. */
  messagesAround(roomId: string, at: Millis, each: number): Promise<readonly ContextMessage[]>;
  /** Items about a person, newest first; of one room, or of all where it is null. */
  record(subjectId: string, roomId: string | null, limit: number): Promise<readonly RecordEntry[]>;
}
