import type { Profile } from '@hearth/domain/user';
import { usePerson, usePhotoUrl, usePresence } from '../state/people';
import { Avatar, type AvatarProps } from '../ui/Avatar';

export interface PersonAvatarProps {
  uid: string;
  /** In px. */
  size: number;
  /** Watches whether the person is here, for as long as it is shown. */
  showPresence?: boolean;
}

/** A person's photo or initials. Decoration: the name stands beside it. */
export function PersonAvatar({ uid, size, showPresence = false }: PersonAvatarProps) {
  return showPresence ? <PresentFace uid={uid} size={size} /> : <Face uid={uid} size={size} />;
}

interface FaceProps {
  uid: string;
  size: number;
  presence?: AvatarProps['presence'];
}

function PresentFace({ uid, size }: FaceProps) {
  const { state } = usePresence(uid);
  return <Face uid={uid} size={size} presence={state} />;
}

function Face({ uid, ...rest }: FaceProps) {
  const person = usePerson(uid);
  return <ProfileFace uid={uid} person={person} {...rest} />;
}

/** The avatar of a profile at hand, which is not watched: a search result. */
export function ProfileAvatar({ profile, size }: { profile: Profile; size: number }) {
  return <ProfileFace uid={profile.uid} person={profile} size={size} />;
}

function ProfileFace({ uid, person, ...rest }: FaceProps & { person: Profile | undefined }) {
  const src = usePhotoUrl(person?.photoPath ?? null);
  if (person?.closed) return <Avatar size={rest.size} name="" seed={null} />;
  return <Avatar {...rest} name={person?.displayName ?? ''} seed={uid} src={src} />;
}
