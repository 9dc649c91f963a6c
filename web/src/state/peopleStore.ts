import { MINUTE_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import type { Presence } from '@hearth/domain/presence';
import type { Profile } from '@hearth/domain/user';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PeoplePort } from '../ports/people';
import type { Unsubscribe } from '../ports/unsubscribe';
import { IdBatches } from './idBatches';
import { BlobUrls } from './blobUrls';
import { keepWatching } from './keepWatching';

const PROFILE_GRACE_MS = MINUTE_MS;
const PRESENCE_GRACE_MS = 10 * SECOND_MS;
/** How often heartbeats are checked for having stopped. */
const STALE_CHECK_MS = 30 * SECOND_MS;
const RETRY_MS = 10 * SECOND_MS;

/** What the session knows of people. Maps are replaced, never changed, so that selectors can compare. */
export interface PeopleState {
  /** Known profiles, one's own among them; people without one are absent. */
  profiles: ReadonlyMap<string, Profile>;
  /** Heartbeats of the people on screen. */
  presence: ReadonlyMap<string, Presence>;
  /** Server-corrected time of the last check of heartbeats. */
  checkedAt: Millis;
  blocked: ReadonlySet<string>;
}

export interface PeopleStore extends StoreApi<PeopleState> {
  readonly photos: BlobUrls;
  watchProfile(uid: string): Unsubscribe;
  watchPresence(uid: string): Unsubscribe;
  /** Puts people into the store that a search has just brought. */
  learn(profiles: readonly Profile[]): void;
  stop(): void;
}

export interface PeopleStoreOptions {
  /** One's own profile, as it was when the session began. */
  myProfile: Profile;
  port: PeoplePort;
  /** Server-corrected clock. */
  now: () => Millis;
}

/** Lives as long as the session; every listener it starts ends with `stop`. */
export function createPeopleStore({ myProfile, port, now }: PeopleStoreOptions): PeopleStore {
  const me = myProfile.uid;
  const state = createStore<PeopleState>(() => ({
    profiles: new Map([[me, myProfile]]),
    presence: new Map(),
    checkedAt: now(),
    blocked: new Set(),
  }));
  const learn = (values: ReadonlyMap<string, Profile | undefined>) => {
    state.setState(({ profiles }) => ({ profiles: withValues(profiles, values) }));
  };
  const learnPresence = (values: ReadonlyMap<string, Presence | undefined>) => {
    state.setState(({ presence }) => ({
      presence: withValues(presence, values),
      checkedAt: now(),
    }));
  };
  const profiles = new IdBatches<Profile>({
    watch: port.watchProfiles,
    onValues: learn,
    graceMs: PROFILE_GRACE_MS,
  });
  const presence = new IdBatches<Presence>({
    watch: port.watchPresence,
    onValues: learnPresence,
    onGone: (uids) => learnPresence(new Map(uids.map((uid) => [uid, undefined]))),
    graceMs: PRESENCE_GRACE_MS,
  });
  const photos = new BlobUrls(port.loadPhoto);
  const stopMine = keepWatching(RETRY_MS, (fail) =>
    port.watchMyProfile(me, {
      next: (profile) => {
        // A session without a profile does not exist: what replaces it decides the app.
        if (profile) learn(new Map([[me, profile]]));
      },
      error: fail,
    }),
  );
  const stopBlocked = keepWatching(RETRY_MS, (fail) =>
    port.watchBlocked(me, { next: (blocked) => state.setState({ blocked }), error: fail }),
  );
  const staleTimer = setInterval(() => state.setState({ checkedAt: now() }), STALE_CHECK_MS);

  return {
    ...state,
    photos,
    watchProfile: (uid) => (uid === me ? () => undefined : profiles.add(uid)),
    watchPresence: (uid) => presence.add(uid),
    learn: (found) => learn(new Map(found.map((profile) => [profile.uid, profile]))),
    stop: () => {
      clearInterval(staleTimer);
      stopMine();
      stopBlocked();
      profiles.stop();
      presence.stop();
      photos.stop();
    },
  };
}

/** The map with new values laid over it; the same objects, and the same map, where nothing differs. */
function withValues<T extends object>(
  map: ReadonlyMap<string, T>,
  values: ReadonlyMap<string, T | undefined>,
): ReadonlyMap<string, T> {
  const changed = [...values].filter(([id, value]) => !isSame(map.get(id), value));
  if (changed.length === 0) return map;
  const next = new Map(map);
  for (const [id, value] of changed) {
    if (value === undefined) next.delete(id);
    else next.set(id, value);
  }
  return next;
}

function isSame(a: object | undefined, b: object | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
