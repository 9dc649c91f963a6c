import { usePerson, usePhotoUrl, usePresence } from '../state/people';
import { Avatar } from '../ui/Avatar';

export interface PersonAvatarProps {
  uid: string;
  /** In px. */
  size: number;
  /** Watches whether the person is here, for as long as it is shown. */
  showPresence?: boolean;
}

/** A person's photo or initials. Decoration: the name stands beside it. */
export function PersonAvatar({ uid, size, showPresence = false }: PersonAvatarProps) {
  return showPresence ? <PresentAvatar uid={uid} size={size} /> : <Face uid={uid} size={size} />;
}

function PresentAvatar({ uid, size }: { uid: string; size: number }) {
  const { state } = usePresence(uid);
  return <Face uid={uid} size={size} presence={state} />;
}

interface FaceProps {
  uid: string;
  size: number;
  presence?: 'online' | 'away' | 'dnd' | 'offline';
}

function Face({ uid, size, presence }: FaceProps) {
  const person = usePerson(uid);
  const src = usePhotoUrl(person?.photoPath ?? null);
  return (
    <Avatar name={person?.displayName ?? ''} seed={uid} src={src} size={size} presence={presence} />
  );
}
