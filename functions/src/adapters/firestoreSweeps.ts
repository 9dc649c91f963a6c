import type { SweepStore, SweptFolder } from '../ports/sweeps';
import { firestore } from './admin';

/** `system/sweeps`: only functions read and write it. */
const SWEEPS_PATH = 'system/sweeps';
const FIELDS: Record<SweptFolder, string> = { users: 'people', rooms: 'uploads' };

export const firestoreSweeps: SweepStore = {
  async cursor(folder) {
    const cursor: unknown = (await firestore().doc(SWEEPS_PATH).get()).get(FIELDS[folder]);
    return typeof cursor === 'string' && cursor !== '' ? cursor : null;
  },

  async setCursor(folder, cursor) {
    await firestore()
      .doc(SWEEPS_PATH)
      .set({ [FIELDS[folder]]: cursor }, { merge: true });
  },
};
