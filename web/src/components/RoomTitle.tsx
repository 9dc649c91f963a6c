import type { Room } from '@hearth/domain/room';
import { useRoomTitle } from '../state/rooms';

/** A room's name as its own bidi island: it can't reorder what stands around it. */
export function RoomTitle({ room }: { room: Room }) {
  return <bdi>{useRoomTitle(room)}</bdi>;
}
