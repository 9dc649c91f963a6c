import { HearthError, errorCode } from '@hearth/domain/errors';
import { blockPath, handlePath, noticePath, userPath } from '@hearth/domain/paths';
import { cleanProfile, handleSchema, searchName, type ProfileDraft } from '@hearth/domain/user';
import type { FirebaseApp } from 'firebase/app';
import { doc, serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import type { PeoplePort } from '../ports/people';
import { commit, look, openCommits } from './commit';
import type { HearthConfig } from './config';
import { parseDocument } from './parse';

type PeopleCommits = Pick<
  PeoplePort,
  'createProfile' | 'updateProfile' | 'block' | 'unblock' | 'dismissNotice'
>;

/** The part of PeoplePort that commits profiles with their handles, and blocks. */
export function commitPeopleOf(app: FirebaseApp, config: HearthConfig): PeopleCommits {
  const db = openCommits(app, config);
  return {
    async createProfile(uid, draft) {
      const profile = cleanProfile(draft);
      try {
        await commit(db, (batch) => {
          batch.set(doc(db, handlePath(profile.handle)), { uid });
          batch.set(doc(db, userPath(uid)), {
            ...profileFields(profile),
            createdAt: serverTimestamp(),
          });
        });
      } catch (error) {
        await explainHandle(db, error, uid, profile.handle);
      }
    },

    async updateProfile(uid, previousHandle, draft) {
      const profile = cleanProfile(draft);
      try {
        await commit(db, (batch) => {
          if (profile.handle !== previousHandle) {
            batch.set(doc(db, handlePath(profile.handle)), { uid });
            batch.update(doc(db, handlePath(previousHandle)), { uid: null });
          }
          batch.update(doc(db, userPath(uid)), profileFields(profile));
        });
      } catch (error) {
        if (profile.handle === previousHandle) throw error;
        await explainHandle(db, error, uid, profile.handle);
      }
    },

    async block(uid, blockedUid) {
      const path = blockPath(uid, blockedUid);
      try {
        await commit(db, (batch) =>
          batch.set(doc(db, path), { at: serverTimestamp(), blockedUid }),
        );
      } catch (error) {
        // Blocking twice is refused by the rules and fine for the person.
        const isThere = errorCode(error) === 'denied' && (await look(db, path)).exists();
        if (!isThere) throw error;
      }
    },

    dismissNotice: (uid, noticeId) =>
      commit(db, (batch) => batch.delete(doc(db, noticePath(uid, noticeId)))),

    unblock: (uid, blockedUid) =>
      commit(db, (batch) => batch.delete(doc(db, blockPath(uid, blockedUid)))),
  };
}

function profileFields(draft: ProfileDraft) {
  const { displayName, handle, photoPath: photo, bio, statusEmoji, statusText } = draft;
  return {
    displayName,
    handle,
    photoPath: photo,
    bio,
    statusEmoji,
    statusText,
    searchName: searchName(displayName),
    updatedAt: serverTimestamp(),
  };
}

/**
 * The rules refuse a taken handle like anything else: asks who has it. Owning it oneself means that
 * an earlier try, whose answer was lost, went through.
 */
async function explainHandle(
  db: Firestore,
  error: unknown,
  uid: string,
  handle: string,
): Promise<void> {
  if (errorCode(error) !== 'denied') throw error;
  const owner = parseDocument(handleSchema, await look(db, handlePath(handle)))?.uid ?? null;
  if (owner === uid) return;
  throw owner === null ? error : new HearthError('handleTaken', { cause: error });
}
