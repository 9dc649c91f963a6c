import { ROOMS_PAGE } from '@hearth/domain/limits';
import type { ReadMark } from '@hearth/domain/receipt';
import { unreadCount } from '@hearth/domain/receipt';
import type { Role } from '@hearth/domain/roles';
import type { Member, Room } from '@hearth/domain/room';
import type { Typing } from '@hearth/domain/typing';

/** What the session knows of rooms. Maps are replaced, never changed, so that selectors can compare. */
export interface RoomsState {
  status: 'loading' | 'ready' | 'error';
  /** Newest activity first; what shows in the list. */
  rooms: readonly Room[];
  /** How many rooms the live window holds at most. */
  limit: number;
  hasMore: boolean;
  /** Whether the list came from the server, not just from the cache. */
  isConfirmed: boolean;
  /** The live window, also rooms that are not listed yet. */
  byId: ReadonlyMap<string, Room>;
  /** Rooms beyond the window, watched one by one; null for none or not mine to see. */
  single: ReadonlyMap<string, Room | null>;
  /** My marks as the server has them; undefined until they are known. */
  marks: ReadonlyMap<string, ReadMark> | undefined;
  /** `seq` up to which this tab has read, ahead of the server. */
  floors: ReadonlyMap<string, number>;
  /** The room whose newest message is in front of the person now. */
  readingRoomId: string | null;
  members: ReadonlyMap<string, ReadonlyMap<string, Member>>;
  /** My role in groups whose members are not watched. */
  myRoles: ReadonlyMap<string, Role | null>;
  typing: ReadonlyMap<string, readonly Typing[]>;
  readMarks: ReadonlyMap<string, readonly ReadMark[]>;
}

export const EMPTY_ROOMS_STATE: RoomsState = {
  status: 'loading',
  rooms: [],
  limit: ROOMS_PAGE,
  hasMore: false,
  isConfirmed: false,
  byId: new Map(),
  single: new Map(),
  marks: undefined,
  floors: new Map(),
  readingRoomId: null,
  members: new Map(),
  myRoles: new Map(),
  typing: new Map(),
  readMarks: new Map(),
};

export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export function withoutEntry<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}

/** A room of the window or one watched by itself; null when there is none for me, undefined while unknown. */
export function roomOf(state: RoomsState, roomId: string): Room | null | undefined {
  return state.byId.get(roomId) ?? state.single.get(roomId);
}

/** `seq` up to which I have read, here or on the server; undefined while that is unknown. */
export function readSeqOf(state: RoomsState, roomId: string): number | undefined {
  const floor = state.floors.get(roomId);
  if (!state.marks) return floor;
  return Math.max(state.marks.get(roomId)?.lastSeq ?? 0, floor ?? 0);
}

/** Messages not read yet; the room in front of the person has none. */
export function unreadOf(state: RoomsState, room: Room): number {
  if (state.readingRoomId === room.id) return 0;
  const lastSeq = readSeqOf(state, room.id);
  return lastSeq === undefined ? 0 : unreadCount(room, { lastSeq });
}

export function totalUnreadOf(state: RoomsState): number {
  return state.rooms.reduce((sum, room) => sum + unreadOf(state, room), 0);
}
