import { DELETION_STEPS, deletionSchema } from '@hearth/domain/account';
import * as paths from '@hearth/domain/paths';
import { Timestamp } from 'firebase-admin/firestore';
import type { DeletionStore } from '../ports/departure';
import { firestore } from './admin';
import { parsed } from './parsed';

const UNFINISHED_STEPS = DELETION_STEPS.filter((step) => step !== 'done');

export const firestoreDeletions: DeletionStore = {
  async begin(uid, { messages, requestedAt }) {
    const db = firestore();
    const document = db.doc(paths.deletionPath(uid));
    await db.runTransaction(async (transaction) => {
      if ((await transaction.get(document)).exists) return;
      transaction.set(db.doc(paths.userPath(uid)), { closed: 'deleted' }, { merge: true });
      transaction.set(document, {
        ...{ messages, step: DELETION_STEPS[0], round: 0 },
        requestedAt: Timestamp.fromMillis(requestedAt),
      });
    });
  },

  async deletion(uid) {
    return parsed(deletionSchema, await firestore().doc(paths.deletionPath(uid)).get());
  },

  async advance(uid, from, next) {
    const db = firestore();
    const document = db.doc(paths.deletionPath(uid));
    await db.runTransaction(async (transaction) => {
      const now = parsed(deletionSchema, await transaction.get(document));
      if (now?.round !== from.round) return;
      transaction.update(document, { step: next, round: from.round + 1 });
    });
  },

  async unfinished(begunBefore, limit) {
    const { docs } = await firestore()
      .collection(paths.COLLECTIONS.deletions)
      .where('step', 'in', UNFINISHED_STEPS)
      .where('requestedAt', '<=', Timestamp.fromMillis(begunBefore))
      .orderBy('requestedAt')
      .limit(limit)
      .get();
    return docs.map(({ id }) => id);
  },
};
