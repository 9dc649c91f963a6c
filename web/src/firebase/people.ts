/** Profiles, blocks, settings and presence on Firestore; photos on Storage. */
import { HearthError } from '@hearth/domain/errors';
import { IN_QUERY_MAX, PEOPLE_SEARCH_MAX } from '@hearth/domain/limits';
import {
  COLLECTIONS,
  blocksPath,
  handlePath,
  noticesPath,
  photoPath,
  settingsPath,
  userPath,
} from '@hearth/domain/paths';
import { noticeSchema } from '@hearth/domain/notice';
import { presenceSchema } from '@hearth/domain/presence';
import { DEFAULT_SETTINGS, settingsSchema } from '@hearth/domain/settings';
import {
  handleSchema,
  normalizeHandle,
  profileSchema,
  searchName,
  type Profile,
} from '@hearth/domain/user';
import {
  collection,
  doc,
  documentId,
  getDoc,
  getDocs,
  limit,
  onSnapshot,
  orderBy,
  query,
  setDoc,
  where,
  type DocumentSnapshot,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import type { FilesPort } from '../ports/files';
import type { PeoplePort } from '../ports/people';
import type { HearthConfig } from './config';
import { loadOnce } from '../ports/loadOnce';
import { parseDocument, toHearthError, translated } from './parse';
import { uploadPhoto } from './photoUpload';
import type { PresenceWriter } from './presence';
import { watchMap, watchPrivate } from './watch';

/** Notices shown at a time; the listener is bounded by it. */
const NOTICES_MAX = 20;
/** People one can block; the listener is bounded by it. */
const BLOCKS_MAX = 500;
/** Sorts behind every text that starts with what stands before it. */
const LAST_CHAR = '\uf8ff';

function profileOf(snapshot: DocumentSnapshot): Profile | null {
  const fields = parseDocument(profileSchema, snapshot);
  return fields && { ...fields, uid: snapshot.id };
}

export class FirestorePeople implements PeoplePort {
  readonly #db: Firestore;
  readonly #config: HearthConfig;
  readonly #presence: PresenceWriter;
  readonly #files: FilesPort;
  readonly #commits = loadOnce(async () => {
    const { commitPeopleOf } = await import('./peopleCommits');
    return commitPeopleOf(this.#db.app, this.#config);
  });

  constructor(db: Firestore, config: HearthConfig, presence: PresenceWriter, files: FilesPort) {
    this.#files = files;
    this.#db = db;
    this.#config = config;
    this.#presence = presence;
  }

  watchProfiles: PeoplePort['watchProfiles'] = (uids, listener) =>
    watchMap(
      this.#idQuery(COLLECTIONS.users, uids),
      profileSchema,
      (fields, uid) => ({ ...fields, uid }),
      listener,
    );

  watchMyProfile: PeoplePort['watchMyProfile'] = (uid, listener) =>
    onSnapshot(
      doc(this.#db, userPath(uid)),
      { includeMetadataChanges: true },
      (snapshot) => {
        // An empty cache says nothing about whether the profile exists.
        if (!snapshot.exists() && snapshot.metadata.fromCache) return;
        listener.next(profileOf(snapshot));
      },
      (error) => listener.error(toHearthError(error)),
    );

  search: PeoplePort['search'] = (text) =>
    translated(async () => {
      const name = searchName(text.replace(/^\s*@/, ''));
      const handle = normalizeHandle(text).replace(/[^a-z0-9_].*$/, '');
      const searches = [this.#prefixQuery('searchName', name)];
      if (handle !== '') searches.push(this.#prefixQuery('handle', handle));
      const answers = await Promise.all(searches.map((search) => getDocs(search)));
      const found = new Map<string, Profile>();
      for (const snapshot of answers.reverse().flatMap((answer) => answer.docs)) {
        const profile = profileOf(snapshot);
        if (profile && !profile.closed) found.set(profile.uid, profile);
      }
      // An empty cache says nothing about whether there is anybody.
      const isAnswered = answers.every(({ metadata }) => !metadata.fromCache);
      if (found.size === 0 && !isAnswered) throw new HearthError('offline');
      return [...found.values()].slice(0, PEOPLE_SEARCH_MAX);
    });

  findByHandle: PeoplePort['findByHandle'] = (handle) =>
    translated(async () => {
      const uid = await this.#ownerOf(normalizeHandle(handle));
      return uid === null ? null : profileOf(await getDoc(doc(this.#db, userPath(uid))));
    });

  isHandleFree: PeoplePort['isHandleFree'] = (handle) =>
    translated(async () => (await this.#ownerOf(normalizeHandle(handle))) === null);

  createProfile: PeoplePort['createProfile'] = async (...args) =>
    (await this.#commits()).createProfile(...args);

  updateProfile: PeoplePort['updateProfile'] = async (...args) =>
    (await this.#commits()).updateProfile(...args);

  uploadPhoto: PeoplePort['uploadPhoto'] = async (uid, photo, onProgress) => {
    const path = photoPath(uid, doc(collection(this.#db, COLLECTIONS.users)).id);
    await uploadPhoto(this.#files, path, photo, onProgress);
    return path;
  };

  loadPhoto: PeoplePort['loadPhoto'] = (path) => this.#files.load(path);

  deletePhoto: PeoplePort['deletePhoto'] = (path) => this.#files.remove(path);

  watchPresence: PeoplePort['watchPresence'] = (uids, listener) =>
    watchMap(
      this.#idQuery(COLLECTIONS.presence, uids),
      presenceSchema,
      (presence) => presence,
      listener,
    );

  beat: PeoplePort['beat'] = (uid, state) => this.#presence.beat(uid, state);

  leave: PeoplePort['leave'] = (uid, isHidden) => this.#presence.leave(uid, isHidden);

  watchBlocked: PeoplePort['watchBlocked'] = (uid, listener) =>
    onSnapshot(
      query(collection(this.#db, blocksPath(uid)), limit(BLOCKS_MAX)),
      (snapshot) => listener.next(new Set(snapshot.docs.map((block) => block.id))),
      (error) => listener.error(toHearthError(error)),
    );

  block: PeoplePort['block'] = async (...args) => (await this.#commits()).block(...args);

  unblock: PeoplePort['unblock'] = async (...args) => (await this.#commits()).unblock(...args);

  watchNotices: PeoplePort['watchNotices'] = (uid, listener) =>
    onSnapshot(
      query(
        collection(this.#db, noticesPath(uid)),
        orderBy('createdAt', 'desc'),
        limit(NOTICES_MAX),
      ),
      (snapshot) => {
        const notices = snapshot.docs.map((document) => {
          const fields = parseDocument(noticeSchema, document);
          return fields && { ...fields, id: document.id };
        });
        listener.next(notices.filter((notice) => notice !== null));
      },
      (error) => listener.error(toHearthError(error)),
    );

  dismissNotice: PeoplePort['dismissNotice'] = async (...args) =>
    (await this.#commits()).dismissNotice(...args);

  watchSettings: PeoplePort['watchSettings'] = (uid, listener) =>
    watchPrivate(this.#db, uid, 'settings', {
      next: ({ document, isCurrent }) => {
        const settings = document && parseDocument(settingsSchema, document);
        listener.next({ settings: settings ?? DEFAULT_SETTINGS, isCurrent });
      },
      error: listener.error,
    });

  /** May wait in the SDK's queue: settings of one person have no conflicts worth a refusal. */
  saveSettings: PeoplePort['saveSettings'] = (uid, change) =>
    translated(() => setDoc(doc(this.#db, settingsPath(uid)), change, { merge: true }));

  #idQuery(name: string, uids: readonly string[]): Query {
    return query(collection(this.#db, name), where(documentId(), 'in', uids), limit(IN_QUERY_MAX));
  }

  #prefixQuery(field: string, start: string): Query {
    return query(
      collection(this.#db, COLLECTIONS.users),
      where(field, '>=', start),
      where(field, '<=', start + LAST_CHAR),
      orderBy(field),
      limit(PEOPLE_SEARCH_MAX),
    );
  }

  async #ownerOf(handle: string): Promise<string | null> {
    return (
      parseDocument(handleSchema, await getDoc(doc(this.#db, handlePath(handle))))?.uid ?? null
    );
  }
}
