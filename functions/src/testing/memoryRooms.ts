import type { RoomCall } from '@hearth/domain/callKind';
import { directMemberIds } from '@hearth/domain/room';
import type { RoomStore } from '../ports/rooms';

interface MemoryRoom {
  kind: 'direct' | 'group';
  memberIds: string[];
  barredIds: string[];
  /** People whose read mark and typing are there. */
  traces: Set<string>;
  messages: number;
  call: RoomCall | null;
}

/** Rooms in memory, with the faults of the real thing on demand. */
export class MemoryRooms implements RoomStore {
  readonly rooms = new Map<string, MemoryRoom>();
  /** What a removal that broke off has left below a room that is gone. */
  readonly leftovers = new Set<string>();
  failNextRemoval = false;

  addGroup(roomId: string, memberIds: string[], traces: string[] = memberIds): void {
    const standing = { kind: 'group' as const, memberIds, barredIds: [] };
    this.rooms.set(roomId, { ...standing, traces: new Set(traces), messages: 3, call: null });
  }

  /** Of those two, some may have left for good. */
  addDirect(roomId: string, [a, b]: [string, string], barredIds: string[] = []): void {
    const all = directMemberIds(a, b);
    const memberIds = all.filter((uid) => !barredIds.includes(uid));
    const standing = { kind: 'direct' as const, memberIds, barredIds };
    this.rooms.set(roomId, { ...standing, traces: new Set(all), messages: 3, call: null });
  }

  room(roomId: string) {
    return Promise.resolve(this.rooms.get(roomId) ?? null);
  }

  removeTraces(roomId: string, uid: string) {
    const room = this.rooms.get(roomId);
    if (room && !room.memberIds.includes(uid)) room.traces.delete(uid);
    return Promise.resolve();
  }

  removeRoom(roomId: string) {
    this.rooms.delete(roomId);
    if (this.failNextRemoval) {
      this.failNextRemoval = false;
      this.leftovers.add(roomId);
      return Promise.reject(new Error('unavailable'));
    }
    this.leftovers.delete(roomId);
    return Promise.resolve();
  }
}
