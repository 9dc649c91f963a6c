import { settingsPath } from '@hearth/domain/paths';
import { Timestamp } from 'firebase-admin/firestore';
import type { SettingsStore } from '../ports/settings';
import { firestore } from './admin';

export const firestoreSettings: SettingsStore = {
  raiseSessionsValidAfter(uid, validAfter) {
    const settings = firestore().doc(settingsPath(uid));
    return firestore().runTransaction(async (transaction) => {
      const present: unknown = (await transaction.get(settings)).get('sessionsValidAfter');
      const presentMs = present instanceof Timestamp ? present.toMillis() : 0;
      if (presentMs >= validAfter) return presentMs;
      const sessionsValidAfter = Timestamp.fromMillis(validAfter);
      transaction.set(settings, { sessionsValidAfter }, { merge: true });
      return validAfter;
    });
  },
};
