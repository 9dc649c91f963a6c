import { directPartnerId, isNotesRoom, type Room } from '@hearth/domain/room';
import { Bookmark } from 'lucide-react';
import type { CSSProperties } from 'react';
import { usePhotoUrl } from '../state/people';
import { useMe } from '../state/session';
import { Avatar } from '../ui/Avatar';
import { PersonAvatar } from './PersonAvatar';
import styles from './RoomAvatar.module.css';

export interface RoomAvatarProps {
  room: Room;
  /** In px. */
  size: number;
  showPresence?: boolean;
}

function notesSize(size: number): CSSProperties & Record<'--size', string> {
  return { '--size': `${size / 16}rem` };
}

function GroupAvatar({ room, size }: { room: Room; size: number }) {
  const src = usePhotoUrl(room.photoPath);
  return <Avatar name={room.name} seed={room.id} size={size} shape="square" src={src} />;
}

/** The other person of a direct room, a bookmark for notes, the initials of a group. */
export function RoomAvatar({ room, size, showPresence = false }: RoomAvatarProps) {
  const me = useMe();
  const partnerId = directPartnerId(room, me);
  if (isNotesRoom(room)) {
    return (
      <span className={styles['notes']} style={notesSize(size)} aria-hidden="true">
        <Bookmark />
      </span>
    );
  }
  if (partnerId !== null) {
    return <PersonAvatar uid={partnerId} size={size} showPresence={showPresence} />;
  }
  return <GroupAvatar room={room} size={size} />;
}
