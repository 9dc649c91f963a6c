import { HttpsError, beforeUserSignedIn } from 'firebase-functions/v2/identity';
import { adminAccounts } from '../adapters/adminAccounts';
import { BLOCKING_OPTIONS } from '../options';

/**
 * Refuses who is shut out, whatever way they sign in. Auth refuses a disabled account by itself; this
 * holds also where somebody enabled it by hand. Only projects with Identity Platform take such a
 * function (docs/deploy.md), so others deploy without it.
 */
export const signingIn = HEARTH_IDENTITY_PLATFORM
  ? beforeUserSignedIn(BLOCKING_OPTIONS, async (event) => {
      const uid = event.data?.uid;
      if (uid === undefined) return;
      const profile = await adminAccounts.profile(uid);
      if (profile?.closed == null) return;
      throw new HttpsError('permission-denied', 'This account is closed.');
    })
  : undefined;
