import { CALLABLES } from '@hearth/domain/callables';
import { HttpsError, onCall } from 'firebase-functions/v2/https';
import * as v from 'valibot';
import { adminSessions } from '../adapters/adminSessions';
import { firestoreSettings } from '../adapters/firestoreSettings';
import { CALLABLE_OPTIONS } from '../options';
import { signOutEverywhere as run } from '../usecases/signOutEverywhere';

const { input } = CALLABLES.signOutEverywhere;

export const signOutEverywhere = onCall(CALLABLE_OPTIONS, async (request) => {
  if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in first.');
  if (!v.is(input, request.data)) throw new HttpsError('invalid-argument', 'Expected {}.');
  return run(request.auth.uid, { sessions: adminSessions, settings: firestoreSettings });
});
