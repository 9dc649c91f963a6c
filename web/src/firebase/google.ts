/** Google's sign-in window. Loaded when the button is about to be used. */
import {
  browserPopupRedirectResolver,
  GoogleAuthProvider,
  linkWithPopup,
  reauthenticateWithPopup,
  signInWithPopup,
  type Auth,
  type User,
} from 'firebase/auth';

function provider(): GoogleAuthProvider {
  const google = new GoogleAuthProvider();
  // People with several Google accounts choose each time.
  google.setCustomParameters({ prompt: 'select_account' });
  return google;
}

export async function signIn(auth: Auth): Promise<void> {
  await signInWithPopup(auth, provider(), browserPopupRedirectResolver);
}

export async function link(user: User): Promise<void> {
  await linkWithPopup(user, provider(), browserPopupRedirectResolver);
}

export async function reauthenticate(user: User): Promise<void> {
  await reauthenticateWithPopup(user, provider(), browserPopupRedirectResolver);
}
