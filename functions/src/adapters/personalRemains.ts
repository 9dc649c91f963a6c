import * as paths from '@hearth/domain/paths';
import { FieldValue } from 'firebase-admin/firestore';
import type { PersonalRemains } from '../ports/departure';
import { auth, firestore } from './admin';
import { adminAccounts } from './adminAccounts';
import { removeDocuments } from './removeDocuments';

const NO_ACCOUNT = 'auth/user-not-found';

/** What is left of a profile: enough for old messages to say that their author is gone. */
const TOMBSTONE = {
  ...{ displayName: '', handle: '', searchName: '', photoPath: null, bio: '' },
  ...{ statusEmoji: '', statusText: '', closed: 'deleted' },
};

export const personalRemains: PersonalRemains = {
  lockAccount: (uid) => adminAccounts.setEnabled(uid, false),

  async removeDocuments(uid) {
    const db = firestore();
    const profile = db.doc(paths.userPath(uid));
    await freeHandles(uid);
    for (const below of await profile.listCollections()) await removeDocuments(below);
    await db.doc(paths.presencePath(uid)).delete();
    const createdAt: unknown = (await profile.get()).get('createdAt');
    const updatedAt = FieldValue.serverTimestamp();
    await profile.set({ ...TOMBSTONE, createdAt: createdAt ?? updatedAt, updatedAt });
  },

  async removeAccount(uid) {
    try {
      await auth().deleteUser(uid);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === NO_ACCOUNT)) throw error;
    }
  },
};

/** By the registry, not by the profile: a run that died may have left that without one. */
async function freeHandles(uid: string): Promise<void> {
  const db = firestore();
  const { docs } = await db
    .collection(paths.COLLECTIONS.handles)
    .where('uid', '==', uid)
    .limit(10)
    .get();
  // A closed profile takes no other handle, so nothing changes in between.
  await Promise.all(docs.map(({ ref }) => ref.update({ uid: null })));
}
