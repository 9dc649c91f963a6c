import type { SweepStore } from '../ports/sweeps';
import { firestore } from './admin';

/** `system/sweeps`: only functions read and write it. */
const SWEEPS_PATH = 'system/sweeps';
const UPLOADS = 'uploads';

export const firestoreSweeps: SweepStore = {
  async cursor() {
    const cursor: unknown = (await firestore().doc(SWEEPS_PATH).get()).get(UPLOADS);
    return typeof cursor === 'string' && cursor !== '' ? cursor : null;
  },

  async setCursor(cursor) {
    await firestore()
      .doc(SWEEPS_PATH)
      .set({ [UPLOADS]: cursor }, { merge: true });
  },
};
