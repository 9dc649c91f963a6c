import type { Profile } from '@hearth/domain/user';
import type { Translate } from '../i18n/i18n';

const NAMES = { banned: 'people.closedBanned', deleted: 'people.closedDeleted' } as const;

const known = new WeakMap<Profile, { t: Translate; shown: Profile }>();

/**
 * The profile as it is shown to people: of a closed account nothing stays but that it is closed.
 * Everything that shows a name or a face goes through here. Gives the same object for the same input.
 */
export function shownProfile(t: Translate, profile: Profile): Profile {
  const { closed } = profile;
  if (closed === undefined) return profile;
  const before = known.get(profile);
  if (before?.t === t) return before.shown;
  const shown: Profile = {
    ...profile,
    displayName: t(NAMES[closed]),
    photoPath: null,
    bio: '',
    statusEmoji: '',
    statusText: '',
  };
  known.set(profile, { t, shown });
  return shown;
}
