import { exportSchema } from '@hearth/domain/account';
import { exportPath } from '@hearth/domain/paths';
import { Timestamp, type DocumentReference, type Transaction } from 'firebase-admin/firestore';
import type { ExportStore } from '../ports/exports';
import { firestore } from './admin';
import { parsed } from './parsed';

/** The collection of a person's private documents; of these only an export has `expiresAt`. */
const PRIVATE = 'private';

export const firestoreExports: ExportStore = {
  async state(uid) {
    return parsed(exportSchema, await documentOf(uid).get());
  },

  async begin(uid, state, decide) {
    await firestore().runTransaction(async (transaction) => {
      const document = documentOf(uid);
      decide(parsed(exportSchema, await transaction.get(document)));
      const requestedAt = Timestamp.fromMillis(state.requestedAt);
      const expiresAt = Timestamp.fromMillis(state.expiresAt);
      transaction.set(document, { ...state, requestedAt, expiresAt });
    });
  },

  finish(uid, requestedAt, outcome) {
    return whereStill(uid, requestedAt, (transaction, document) => {
      transaction.update(document, outcome);
    });
  },

  async expired(now, limit) {
    const { docs } = await firestore()
      .collectionGroup(PRIVATE)
      .where('expiresAt', '<=', Timestamp.fromMillis(now))
      .orderBy('expiresAt')
      .limit(limit)
      .get();
    return docs.flatMap((document) => {
      const uid = document.ref.parent.parent?.id;
      const state = parsed(exportSchema, document);
      if (uid === undefined || state === null || document.ref.path !== exportPath(uid)) return [];
      return { uid, state };
    });
  },

  remove(uid, requestedAt) {
    return whereStill(uid, requestedAt, (transaction, document) => {
      transaction.delete(document);
    });
  },
};

const documentOf = (uid: string) => firestore().doc(exportPath(uid));

/** Writes where the export is still the one that was asked for at that time. */
async function whereStill(
  uid: string,
  requestedAt: number,
  write: (transaction: Transaction, document: DocumentReference) => void,
): Promise<void> {
  await firestore().runTransaction(async (transaction) => {
    const document = documentOf(uid);
    const present = parsed(exportSchema, await transaction.get(document));
    if (present?.requestedAt === requestedAt) write(transaction, document);
  });
}
