import { SECOND_MS } from '@hearth/domain/time';
import type { Services } from '../ports/services';

/** A server that does not answer by then is not waited for: what comes is thrown away here. */
const FAREWELL_MS = 2 * SECOND_MS;

/** Signs out; before that nothing more is to be notified here, which only who is signed in can say. */
export async function signOutHere(
  { auth, push }: Pick<Services, 'auth' | 'push'>,
  uid: string,
): Promise<void> {
  const farewell = push.disable(uid).catch((error: unknown) => {
    console.warn('This device was not signed off.', error);
  });
  await Promise.race([farewell, new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))]);
  await auth.signOut();
}
