import { Timestamp, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { StaleStore } from '../ports/stale';
import { firestore } from './admin';

/** Codes of gRPC for a document that has changed, or is gone, since it was read. */
const NOT_FOUND = 5;
const FAILED_PRECONDITION = 9;

export const firestoreStale: StaleStore = {
  async removeStale(kind, now, limit) {
    const db = firestore();
    const all = kind === 'presence' ? db.collection(kind) : db.collectionGroup(kind);
    const { docs } = await all
      .where('expiresAt', '<=', Timestamp.fromMillis(now))
      .orderBy('expiresAt')
      .limit(limit)
      .get();
    await Promise.all(docs.map(removeUnchanged));
    return docs.length;
  },
};

async function removeUnchanged({ ref, updateTime }: QueryDocumentSnapshot): Promise<void> {
  try {
    await ref.delete({ lastUpdateTime: updateTime });
  } catch (error) {
    if (!isChanged(error)) throw error;
  }
}

function isChanged(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === NOT_FOUND || error.code === FAILED_PRECONDITION;
}
