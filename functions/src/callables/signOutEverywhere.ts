import { adminSessions } from '../adapters/adminSessions';
import { firestoreSettings } from '../adapters/firestoreSettings';
import { signOutEverywhere as run } from '../usecases/signOutEverywhere';
import { callable } from './answer';

export const signOutEverywhere = callable('signOutEverywhere', ({ uid }) =>
  run(uid, { sessions: adminSessions, settings: firestoreSettings }),
);
