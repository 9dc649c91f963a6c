import { SECOND_MS } from '@hearth/domain/time';
import type { Room } from '@hearth/domain/room';
import type { Unsubscribe } from '../ports/unsubscribe';
import type { RoomsStore } from './roomsStore';
import { roomOf, unreadOf } from './roomsState';

/** A room that is not known by then is left as it is: the next look at it marks it. */
const ROOM_WAIT_MS = 20 * SECOND_MS;

/**
 * Tells each room of which nothing is unread any more, read here or on another device: at first those
 * that were read before this began, then each as it happens.
 */
export function watchReadRooms(
  rooms: Pick<RoomsStore, 'getState' | 'subscribe'>,
  tell: (roomId: string) => void,
): Unsubscribe {
  let unread = unreadRooms(rooms);
  let hasBegun = false;
  const begin = () => {
    const { status, marks, byId } = rooms.getState();
    if (hasBegun || status === 'loading' || marks === undefined) return;
    hasBegun = true;
    unread = unreadRooms(rooms);
    for (const roomId of byId.keys()) if (!unread.has(roomId)) tell(roomId);
  };
  begin();
  return rooms.subscribe((state, previous) => {
    if (!hasBegun) {
      begin();
      return;
    }
    const isSame =
      state.byId === previous.byId &&
      state.marks === previous.marks &&
      state.floors === previous.floors &&
      state.readingRoomId === previous.readingRoomId;
    if (isSame) return;
    const next = unreadRooms(rooms);
    for (const roomId of unread) if (!next.has(roomId)) tell(roomId);
    unread = next;
  });
}

function unreadRooms(rooms: Pick<RoomsStore, 'getState'>): ReadonlySet<string> {
  const state = rooms.getState();
  const unread = [...state.byId.values()].filter((room) => unreadOf(state, room) > 0);
  return new Set(unread.map(({ id }) => id));
}

/** Marks all of a room as read, as soon as it is known; also one that the list does not show. */
export async function markRoomRead(rooms: RoomsStore, roomId: string): Promise<void> {
  const stops: Unsubscribe[] = [];
  let stopRoom: Unsubscribe | null = null;
  const room = await new Promise<Room | null>((resolve) => {
    const look = () => {
      const state = rooms.getState();
      // Marks say how far one has read; without them every mark would be written anew.
      if (state.status === 'loading' || state.marks === undefined) return;
      const known = roomOf(state, roomId);
      if (known !== undefined) resolve(known);
      else if (!stopRoom) {
        stopRoom = rooms.watchRoom(roomId);
        stops.push(stopRoom);
      }
    };
    const timer = setTimeout(resolve, ROOM_WAIT_MS, null);
    stops.push(rooms.subscribe(look), () => {
      clearTimeout(timer);
    });
    look();
  });
  if (room?.lastMessage) {
    rooms.markSeen(roomId, room.lastMessage.createdAt);
    rooms.flushMarks(roomId);
  }
  for (const stop of stops) stop();
}
