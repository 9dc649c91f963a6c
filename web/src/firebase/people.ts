/** Profiles, blocks, settings and presence on Firestore; photos on Storage. */
import { HearthError, errorCode } from '@hearth/domain/errors';
import {
  IN_QUERY_MAX,
  PEOPLE_SEARCH_MAX,
  PHOTO_CONTENT_TYPES,
  PHOTO_MAX_BYTES,
} from '@hearth/domain/limits';
import {
  COLLECTIONS,
  blockPath,
  blocksPath,
  handlePath,
  photoPath,
  settingsPath,
  userPath,
} from '@hearth/domain/paths';
import { presenceSchema } from '@hearth/domain/presence';
import { DEFAULT_SETTINGS, settingsSchema } from '@hearth/domain/settings';
import { clipChars, searchKey } from '@hearth/domain/text';
import {
  cleanProfile,
  normalizeHandle,
  profileSchema,
  type Profile,
  type ProfileDraft,
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
  serverTimestamp,
  setDoc,
  where,
  type DocumentSnapshot,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import * as v from 'valibot';
import type { PeoplePort } from '../ports/people';
import { commit } from './commit';
import type { HearthConfig } from './config';
import { parseDocument, toHearthError } from './parse';
import type { PresenceWriter } from './presence';
import { watchMap } from './watch';

/** People one can block; the listener is bounded by it. */
const BLOCKS_MAX = 500;
/** Sorts behind every text that starts with what stands before it. */
const LAST_CHAR = '\uf8ff';
/** Code points of a name that are searched: at most the 128 UTF-16 units that the rules allow. */
const SEARCH_KEY_MAX_CHARS = 64;

/** A handle that was given up keeps its document, without an owner: rules can prove that. */
const handleSchema = v.object({ uid: v.nullable(v.string()) });

function profileOf(snapshot: DocumentSnapshot): Profile | null {
  const fields = parseDocument(profileSchema, snapshot);
  return fields && { ...fields, uid: snapshot.id };
}

function profileFields(draft: ProfileDraft) {
  const { displayName, handle, photoPath: photo, bio, statusEmoji, statusText } = draft;
  const searchName = clipChars(searchKey(displayName), SEARCH_KEY_MAX_CHARS);
  return {
    displayName,
    handle,
    photoPath: photo,
    bio,
    statusEmoji,
    statusText,
    searchName,
    updatedAt: serverTimestamp(),
  };
}

async function read<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toHearthError(error);
  }
}

export class FirestorePeople implements PeoplePort {
  readonly #db: Firestore;
  readonly #config: HearthConfig;
  readonly #presence: PresenceWriter;

  constructor(db: Firestore, config: HearthConfig, presence: PresenceWriter) {
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
    read(async () => {
      const name = clipChars(searchKey(text.replace(/^\s*@/, '')), SEARCH_KEY_MAX_CHARS);
      const handle = normalizeHandle(text).replace(/[^a-z0-9_].*$/, '');
      const searches = [this.#prefixQuery('searchName', name)];
      if (handle !== '') searches.push(this.#prefixQuery('handle', handle));
      const answers = await Promise.all(searches.map((search) => getDocs(search)));
      const found = new Map<string, Profile>();
      for (const snapshot of answers.reverse().flatMap((answer) => answer.docs)) {
        const profile = profileOf(snapshot);
        if (profile) found.set(profile.uid, profile);
      }
      return [...found.values()].slice(0, PEOPLE_SEARCH_MAX);
    });

  findByHandle: PeoplePort['findByHandle'] = (handle) =>
    read(async () => {
      const uid = await this.#ownerOf(normalizeHandle(handle));
      return uid === null ? null : profileOf(await getDoc(doc(this.#db, userPath(uid))));
    });

  isHandleFree: PeoplePort['isHandleFree'] = (handle) =>
    read(async () => (await this.#ownerOf(normalizeHandle(handle))) === null);

  createProfile: PeoplePort['createProfile'] = async (uid, draft) => {
    const profile = cleanProfile(draft);
    try {
      await commit(this.#db, (transaction) => {
        transaction.set(doc(this.#db, handlePath(profile.handle)), { uid });
        transaction.set(doc(this.#db, userPath(uid)), {
          ...profileFields(profile),
          createdAt: serverTimestamp(),
        });
      });
    } catch (error) {
      await this.#explainHandle(error, uid, profile.handle);
    }
  };

  updateProfile: PeoplePort['updateProfile'] = async (uid, previousHandle, draft) => {
    const profile = cleanProfile(draft);
    try {
      await commit(this.#db, (transaction) => {
        if (profile.handle !== previousHandle) {
          transaction.set(doc(this.#db, handlePath(profile.handle)), { uid });
          transaction.update(doc(this.#db, handlePath(previousHandle)), { uid: null });
        }
        transaction.update(doc(this.#db, userPath(uid)), profileFields(profile));
      });
    } catch (error) {
      if (profile.handle === previousHandle) throw error;
      await this.#explainHandle(error, uid, profile.handle);
    }
  };

  uploadPhoto: PeoplePort['uploadPhoto'] = async (uid, photo, onProgress) => {
    if (!PHOTO_CONTENT_TYPES.some((type) => type === photo.type)) throw new HearthError('fileType');
    if (photo.size > PHOTO_MAX_BYTES) throw new HearthError('fileTooLarge');
    const path = photoPath(uid, doc(collection(this.#db, COLLECTIONS.users)).id);
    const photos = await this.#photos();
    await photos.upload(path, photo, onProgress);
    return path;
  };

  loadPhoto: PeoplePort['loadPhoto'] = async (path) => (await this.#photos()).load(path);

  deletePhoto: PeoplePort['deletePhoto'] = async (path) => (await this.#photos()).remove(path);

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

  block: PeoplePort['block'] = async (uid, blockedUid) => {
    const block = doc(this.#db, blockPath(uid, blockedUid));
    try {
      await commit(this.#db, (transaction) => transaction.set(block, { at: serverTimestamp() }));
    } catch (error) {
      // Blocking twice is refused by the rules and fine for the person.
      const isThere = errorCode(error) === 'denied' && (await read(() => getDoc(block))).exists();
      if (!isThere) throw error;
    }
  };

  unblock: PeoplePort['unblock'] = (uid, blockedUid) =>
    commit(this.#db, (transaction) =>
      transaction.delete(doc(this.#db, blockPath(uid, blockedUid))),
    );

  watchSettings: PeoplePort['watchSettings'] = (uid, listener) =>
    onSnapshot(
      doc(this.#db, settingsPath(uid)),
      (snapshot) => listener.next(parseDocument(settingsSchema, snapshot) ?? DEFAULT_SETTINGS),
      (error) => listener.error(toHearthError(error)),
    );

  /** May wait in the SDK's queue: settings of one person have no conflicts worth a refusal. */
  saveSettings: PeoplePort['saveSettings'] = (uid, change) =>
    read(() => setDoc(doc(this.#db, settingsPath(uid)), change, { merge: true }));

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

  /**
   * The rules refuse a taken handle like anything else: asks who has it. Owning it oneself means
   * that an earlier try, whose answer was lost, went through.
   */
  async #explainHandle(error: unknown, uid: string, handle: string): Promise<void> {
    if (errorCode(error) !== 'denied') throw error;
    const owner = await read(() => this.#ownerOf(handle));
    if (owner === uid) return;
    throw owner === null ? error : new HearthError('handleTaken', { cause: error });
  }

  async #photos() {
    const { Photos } = await import('./photos');
    return new Photos(this.#db.app, this.#config);
  }
}
