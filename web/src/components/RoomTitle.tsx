import { directPartnerId, type Room } from '@hearth/domain/room';
import { usePerson } from '../state/people';
import { useRoomTitle } from '../state/rooms';
import { useMe } from '../state/session';
import { LateText } from '../ui/Skeleton';

/** A room's name as its own bidi island: it can't reorder what stands around it. */
export function RoomTitle({ room }: { room: Room }) {
  const me = useMe();
  const title = useRoomTitle(room);
  // Of oneself, and so in groups and notes, the name is known from the start.
  const isKnown = usePerson(directPartnerId(room, me) ?? me) !== undefined;
  return <bdi>{isKnown ? title : <LateText>{title}</LateText>}</bdi>;
}
