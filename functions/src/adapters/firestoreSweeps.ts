import type { SweepPass, SweepStore, SweptFolder } from '../ports/sweeps';
import { firestore } from './admin';

/** `system/sweeps`: only functions read and write it. */
const SWEEPS_PATH = 'system/sweeps';
const FIELDS: Record<SweptFolder, string> = { users: 'people', rooms: 'uploads' };

export const firestoreSweeps: SweepStore = {
  async pass(folder) {
    const stored = (await firestore().doc(SWEEPS_PATH).get()).get(FIELDS[folder]) as
      SweepPass | undefined;
    return stored ?? null;
  },

  async setPass(folder, { begunAt, cursor }) {
    await firestore()
      .doc(SWEEPS_PATH)
      .set({ [FIELDS[folder]]: { begunAt, cursor } }, { merge: true });
  },
};
