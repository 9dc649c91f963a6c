import type { Room } from '@hearth/domain/room';

export interface RoomStore {
  /** Null when there is no such room. */
  room(roomId: string): Promise<Pick<Room, 'kind' | 'memberIds' | 'barredIds' | 'call'> | null>;
  /** Removes a person's membership, read mark and typing in a room, unless they are a member at that moment. */
  removeTraces(roomId: string, uid: string): Promise<void>;
  /** Removes a room and everything of it, files and calls included; also what an attempt that broke off has left. */
  removeRoom(roomId: string): Promise<void>;
}
