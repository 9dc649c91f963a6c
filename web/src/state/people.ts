import { shownPresence, type ShownPresence } from '@hearth/domain/presence';
import type { Profile } from '@hearth/domain/user';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useBlobUrl } from './blobUrls';
import { useShallow } from 'zustand/react/shallow';
import { useT } from '../i18n/i18n';
import { useSession } from './session';
import { shownProfile } from './shownProfile';

export type { PeopleStore } from './peopleStore';

/** A person's profile; undefined while it is unknown. Stays live while shown. */
export function usePerson(uid: string): Profile | undefined {
  const t = useT();
  const { people } = useSession();
  useEffect(() => people.watchProfile(uid), [people, uid]);
  const profile = useStore(people, (state) => state.profiles.get(uid));
  return profile && shownProfile(t, profile);
}

/** Several people's profiles by uid; those unknown yet are absent. */
export function usePeople(uids: readonly string[]): ReadonlyMap<string, Profile> {
  const t = useT();
  const { people } = useSession();
  const key = uids.join(' ');
  useEffect(() => {
    const stops = key === '' ? [] : key.split(' ').map((uid) => people.watchProfile(uid));
    return () => {
      for (const stop of stops) stop();
    };
  }, [people, key]);
  const profiles = useStore(
    people,
    useShallow((state) => uids.map((uid) => state.profiles.get(uid))),
  );
  return useMemo(() => {
    const known = profiles.filter((profile) => profile !== undefined);
    return new Map(known.map((profile) => [profile.uid, shownProfile(t, profile)]));
  }, [profiles, t]);
}

export function useMyProfile(): Profile {
  const { me, people } = useSession();
  const mine = useStore(people, (state) => state.profiles.get(me));
  if (!mine) throw new Error('A session begins with a profile');
  return mine;
}

/** Whether a person is here. Watched only while shown. */
export function usePresence(uid: string): ShownPresence {
  const { people } = useSession();
  useEffect(() => people.watchPresence(uid), [people, uid]);
  return useStore(
    people,
    useShallow((state) => shownPresence(state.presence.get(uid), state.checkedAt)),
  );
}

/** People whom one has blocked. */
export function useBlocked(): ReadonlySet<string> {
  return useStore(useSession().people, (state) => state.blocked);
}

/** An object URL of a photo while it is shown; null without a photo and until it is loaded. */
export function usePhotoUrl(path: string | null): string | null {
  const { photos } = useSession().people;
  return useBlobUrl(photos, path)?.url ?? null;
}
