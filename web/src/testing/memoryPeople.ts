/** Profiles, presence, blocks and settings in memory, with what rules keep: handles are unique. */
import type { Notice } from '@hearth/domain/notice';
import { HearthError } from '@hearth/domain/errors';
import {
  IN_QUERY_MAX,
  PEOPLE_SEARCH_MAX,
  PHOTO_CONTENT_TYPES,
  PHOTO_MAX_BYTES,
} from '@hearth/domain/limits';
import { photoPath } from '@hearth/domain/paths';
import type { Presence } from '@hearth/domain/presence';
import { DEFAULT_SETTINGS, type Settings } from '@hearth/domain/settings';
import { searchKey } from '@hearth/domain/text';
import { cleanProfile, normalizeHandle, type Profile } from '@hearth/domain/user';
import type { PeoplePort } from '../ports/people';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';

export interface MemoryPeopleOptions {
  profiles?: readonly (Partial<Profile> & { uid: string })[];
  now?: () => number;
}

/** The port, and what a test may see and do behind it. */
export interface MemoryPeople extends PeoplePort {
  /** Writes a profile past all rules; listeners hear of it. */
  write(profile: Partial<Profile> & { uid: string }): void;
  profile(uid: string): Profile | undefined;
  setPresence(uid: string, presence: Presence | null): void;
  presence(uid: string): Presence | undefined;
  /** Writes settings as another device or a function would. */
  setSettings(uid: string, change: Partial<Settings>): void;
  /** While false every call rejects with `offline` and listeners hear nothing. */
  setReachable(isReachable: boolean): void;
  /** While false, settings are what the device remembers. */
  setCurrent(isCurrent: boolean): void;
  /** Ids of each open profile listener. */
  profileWatches(): string[][];
  /** Ids of each open presence listener. */
  presenceWatches(): string[][];
  /** Ends every open listener with an error, as a revoked token does. */
  breakListeners(): void;
  photos: Map<string, Blob>;
}

type WatchKind = 'notices' | 'profiles' | 'presence' | 'blocks' | 'settings';

interface Watch {
  uids: readonly string[];
  tell: () => void;
  fail: () => void;
}

/** A profile as tests want it: everything filled in from the uid. */
export function buildProfile(profile: Partial<Profile> & { uid: string }): Profile {
  return {
    displayName: profile.uid,
    handle: normalizeHandle(profile.uid).replace(/[^a-z0-9_]/g, '_'),
    photoPath: null,
    bio: '',
    statusEmoji: '',
    statusText: '',
    ...profile,
  };
}

export function createMemoryPeople(options: MemoryPeopleOptions = {}): MemoryPeople {
  return new MemoryPeopleServer(options);
}

class MemoryPeopleServer implements MemoryPeople {
  readonly photos = new Map<string, Blob>();
  readonly #profiles = new Map<string, Profile>();
  readonly #presence = new Map<string, Presence>();
  readonly #notices = new Map<string, readonly Notice[]>();
  readonly #blocks = new Map<string, Set<string>>();
  readonly #settings = new Map<string, Settings>();
  readonly #watches = {
    profiles: new Set<Watch>(),
    presence: new Set<Watch>(),
    blocks: new Set<Watch>(),
    settings: new Set<Watch>(),
    notices: new Set<Watch>(),
  };
  readonly #now: () => number;
  #isReachable = true;
  #isCurrent = true;

  constructor(options: MemoryPeopleOptions) {
    this.#now = options.now ?? Date.now;
    for (const profile of options.profiles ?? []) this.write(profile);
  }

  write(profile: Partial<Profile> & { uid: string }): void {
    const before = this.#profiles.get(profile.uid);
    this.#profiles.set(profile.uid, buildProfile({ ...before, ...profile }));
    this.#tell('profiles', profile.uid);
  }

  profile(uid: string): Profile | undefined {
    return this.#profiles.get(uid);
  }

  setPresence(uid: string, presence: Presence | null): void {
    if (presence) this.#presence.set(uid, presence);
    else this.#presence.delete(uid);
    this.#tell('presence', uid);
  }

  presence(uid: string): Presence | undefined {
    return this.#presence.get(uid);
  }

  setSettings(uid: string, change: Partial<Settings>): void {
    this.#settings.set(uid, { ...DEFAULT_SETTINGS, ...this.#settings.get(uid), ...change });
    this.#tell('settings', uid);
  }

  setCurrent(isCurrent: boolean): void {
    this.#isCurrent = isCurrent;
    for (const uid of this.#settings.keys()) this.#tell('settings', uid);
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
    if (!isReachable) return;
    for (const kind of Object.values(this.#watches)) for (const watch of kind) watch.tell();
  }

  profileWatches(): string[][] {
    return [...this.#watches.profiles].map((watch) => [...watch.uids]);
  }

  presenceWatches(): string[][] {
    return [...this.#watches.presence].map((watch) => [...watch.uids]);
  }

  breakListeners(): void {
    for (const kind of Object.values(this.#watches)) {
      const broken = [...kind];
      kind.clear();
      for (const watch of broken) watch.fail();
    }
  }

  watchProfiles: PeoplePort['watchProfiles'] = (uids, listener) =>
    this.#watch('profiles', uids, () => pick(this.#profiles, uids), listener);

  watchMyProfile: PeoplePort['watchMyProfile'] = (uid, listener) =>
    this.#watch('profiles', [uid], () => this.#profiles.get(uid) ?? null, listener);

  search: PeoplePort['search'] = (text) =>
    this.#act(() => {
      const name = searchKey(text.replace(/^@/, ''));
      const handle = normalizeHandle(text);
      return [...this.#profiles.values()]
        .filter((profile) => !profile.closed)
        .filter(
          (profile) =>
            searchKey(profile.displayName).startsWith(name) || profile.handle.startsWith(handle),
        )
        .slice(0, PEOPLE_SEARCH_MAX);
    });

  findByHandle: PeoplePort['findByHandle'] = (handle) =>
    this.#act(() => this.#ownerOf(normalizeHandle(handle)) ?? null);

  isHandleFree: PeoplePort['isHandleFree'] = (handle) =>
    this.#act(() => this.#ownerOf(normalizeHandle(handle)) === undefined);

  createProfile: PeoplePort['createProfile'] = (uid, draft) =>
    this.#act(() => this.#save(uid, cleanProfile(draft)));

  updateProfile: PeoplePort['updateProfile'] = (uid, _previousHandle, draft) =>
    this.#act(() => this.#save(uid, cleanProfile(draft)));

  uploadPhoto: PeoplePort['uploadPhoto'] = (uid, photo, onProgress) =>
    this.#act(() => {
      if (!PHOTO_CONTENT_TYPES.some((type) => type === photo.type)) {
        throw new HearthError('fileType');
      }
      if (photo.size > PHOTO_MAX_BYTES) throw new HearthError('fileTooLarge');
      onProgress(1);
      const path = photoPath(uid, `photo${this.photos.size}`.padEnd(20, '0'));
      this.photos.set(path, photo);
      return path;
    });

  loadPhoto: PeoplePort['loadPhoto'] = (path) =>
    this.#act(() => {
      const photo = this.photos.get(path);
      if (!photo) throw new HearthError('notFound');
      return photo;
    });

  deletePhoto: PeoplePort['deletePhoto'] = (path) =>
    this.#act(() => {
      this.photos.delete(path);
    });

  watchPresence: PeoplePort['watchPresence'] = (uids, listener) =>
    this.#watch('presence', uids, () => pick(this.#presence, uids), listener);

  beat: PeoplePort['beat'] = (uid, state) =>
    this.#act(() => this.setPresence(uid, { state, beatAt: this.#now() }));

  leave: PeoplePort['leave'] = (uid, isHidden) => {
    this.setPresence(uid, isHidden ? null : { state: 'offline', beatAt: this.#now() });
  };

  watchNotices: PeoplePort['watchNotices'] = (uid, listener) =>
    this.#watch('notices', [uid], () => [...(this.#notices.get(uid) ?? [])], listener);

  dismissNotice: PeoplePort['dismissNotice'] = (uid, noticeId) =>
    this.#act(() => {
      this.tell(
        uid,
        (this.#notices.get(uid) ?? []).filter(({ id }) => id !== noticeId),
      );
    });

  /** What functions have to tell a person from now on. */
  tell(uid: string, notices: readonly Notice[]): void {
    this.#notices.set(uid, notices);
    this.#tell('notices', uid);
  }

  watchBlocked: PeoplePort['watchBlocked'] = (uid, listener) =>
    this.#watch('blocks', [uid], () => new Set(this.#blocks.get(uid)), listener);

  block: PeoplePort['block'] = (uid, blockedUid) =>
    this.#act(() => {
      this.#blocks.set(uid, new Set(this.#blocks.get(uid)).add(blockedUid));
      this.#tell('blocks', uid);
    });

  unblock: PeoplePort['unblock'] = (uid, blockedUid) =>
    this.#act(() => {
      this.#blocks.get(uid)?.delete(blockedUid);
      this.#tell('blocks', uid);
    });

  watchSettings: PeoplePort['watchSettings'] = (uid, listener) =>
    this.#watch(
      'settings',
      [uid],
      () => ({
        settings: this.#settings.get(uid) ?? DEFAULT_SETTINGS,
        isCurrent: this.#isCurrent,
      }),
      listener,
    );

  saveSettings: PeoplePort['saveSettings'] = (uid, change) =>
    this.#act(() => this.setSettings(uid, change));

  async #act<T>(act: () => T): Promise<T> {
    await Promise.resolve();
    if (!this.#isReachable) throw new HearthError('offline');
    return act();
  }

  #ownerOf(handle: string): Profile | undefined {
    return [...this.#profiles.values()].find((profile) => profile.handle === handle);
  }

  #save(uid: string, draft: Omit<Profile, 'uid'>): void {
    const owner = this.#ownerOf(draft.handle);
    if (owner && owner.uid !== uid) throw new HearthError('handleTaken');
    this.write({ ...draft, uid });
  }

  #watch<T>(
    kind: WatchKind,
    uids: readonly string[],
    value: () => T,
    listener: Listener<T>,
  ): Unsubscribe {
    if (uids.length > IN_QUERY_MAX) throw new Error(`One listener for ${uids.length} ids`);
    const watches = this.#watches[kind];
    const watch: Watch = {
      uids,
      tell: () => {
        if (this.#isReachable && watches.has(watch)) listener.next(value());
      },
      fail: () => listener.error(new HearthError('denied')),
    };
    watches.add(watch);
    queueMicrotask(watch.tell);
    return () => watches.delete(watch);
  }

  #tell(kind: WatchKind, uid: string): void {
    for (const watch of this.#watches[kind]) {
      if (watch.uids.includes(uid)) queueMicrotask(watch.tell);
    }
  }
}

function pick<T>(from: ReadonlyMap<string, T>, uids: readonly string[]): ReadonlyMap<string, T> {
  const picked = new Map<string, T>();
  for (const uid of uids) {
    const value = from.get(uid);
    if (value !== undefined) picked.set(uid, value);
  }
  return picked;
}
