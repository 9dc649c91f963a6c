import type { Notice } from '@hearth/domain/notice';
import type { Presence, PresenceState } from '@hearth/domain/presence';
import type { Settings } from '@hearth/domain/settings';
import type { Profile, ProfileDraft } from '@hearth/domain/user';
import type { Listener, Unsubscribe } from './unsubscribe';

/** Profiles, presence, blocks and settings. Promises reject with HearthError. */
export interface SettingsNews {
  settings: Settings;
  /** The server says so; else it is what this device remembers. */
  isCurrent: boolean;
}

export interface PeoplePort {
  /** One listener for up to IN_QUERY_MAX ids; unknown ids are absent from the map. */
  watchProfiles(
    uids: readonly string[],
    listener: Listener<ReadonlyMap<string, Profile>>,
  ): Unsubscribe;
  /** One's own profile: null when none exists yet (the welcome step makes it). */
  watchMyProfile(uid: string, listener: Listener<Profile | null>): Unsubscribe;
  /** People whose name or handle starts with the text; at most PEOPLE_SEARCH_MAX. */
  search(text: string): Promise<Profile[]>;
  findByHandle(handle: string): Promise<Profile | null>;
  isHandleFree(handle: string): Promise<boolean>;
  /** Profile and handle in one batch; rejects with `handleTaken`. */
  createProfile(uid: string, draft: ProfileDraft): Promise<void>;
  /** Changes the profile, and moves the handle in the same batch when it changed. */
  updateProfile(uid: string, previousHandle: string, draft: ProfileDraft): Promise<void>;
  /** Uploads a square photo and gives its Storage path; rejects with `fileTooLarge`, `fileType`. */
  uploadPhoto(uid: string, photo: Blob, onProgress: (fraction: number) => void): Promise<string>;
  /** The photo as a blob, read under rules (no public link). */
  loadPhoto(path: string): Promise<Blob>;
  /** Removes a photo of one's own that no profile shows any more. */
  deletePhoto(path: string): Promise<void>;

  watchPresence(
    uids: readonly string[],
    listener: Listener<ReadonlyMap<string, Presence>>,
  ): Unsubscribe;
  /** Writes one heartbeat; also teaches the clock the server's time. */
  beat(uid: string, state: PresenceState): Promise<void>;
  /** Last word of a closing page: a keepalive request that outlives it. `isHidden` removes the document. */
  leave(uid: string, isHidden: boolean): void;

  watchBlocked(uid: string, listener: Listener<ReadonlySet<string>>): Unsubscribe;
  block(uid: string, blockedUid: string): Promise<void>;
  unblock(uid: string, blockedUid: string): Promise<void>;

  /** What functions have to tell this person, latest first. */
  watchNotices(uid: string, listener: Listener<readonly Notice[]>): Unsubscribe;
  /** A notice has been seen. */
  dismissNotice(uid: string, noticeId: string): Promise<void>;

  watchSettings(uid: string, listener: Listener<SettingsNews>): Unsubscribe;
  saveSettings(uid: string, change: Partial<Omit<Settings, 'sessionsValidAfter'>>): Promise<void>;
}
