/** Sign-in by SMS. Loaded when somebody asks for a code. */
import {
  linkWithPhoneNumber,
  reauthenticateWithPhoneNumber,
  RecaptchaVerifier,
  signInWithPhoneNumber,
  type ApplicationVerifier,
  type Auth,
  type ConfirmationResult,
  type User,
} from 'firebase/auth';
import type { PhoneConfirmation } from '../ports/auth';
import { withAuthErrors } from './authErrors';

/**
 * Runs `send` with an invisible reCAPTCHA drawn into a child of `container`. The child goes with the
 * widget: reCAPTCHA refuses an element that it has drawn into before.
 */
async function withRecaptcha(
  auth: Auth,
  container: HTMLElement,
  send: (verifier: ApplicationVerifier) => Promise<ConfirmationResult>,
): Promise<PhoneConfirmation> {
  const place = container.appendChild(document.createElement('div'));
  const verifier = new RecaptchaVerifier(auth, place, { size: 'invisible' });
  try {
    const sent = await send(verifier);
    return {
      confirm: async (code) => {
        await withAuthErrors(() => sent.confirm(code));
      },
    };
  } finally {
    verifier.clear();
    place.remove();
  }
}

export function startSignIn(
  auth: Auth,
  phoneNumber: string,
  container: HTMLElement,
): Promise<PhoneConfirmation> {
  return withRecaptcha(auth, container, (verifier) =>
    signInWithPhoneNumber(auth, phoneNumber, verifier),
  );
}

export function startLink(
  auth: Auth,
  user: User,
  phoneNumber: string,
  container: HTMLElement,
): Promise<PhoneConfirmation> {
  return withRecaptcha(auth, container, (verifier) =>
    linkWithPhoneNumber(user, phoneNumber, verifier),
  );
}

export function startReauthentication(
  auth: Auth,
  user: User,
  phoneNumber: string,
  container: HTMLElement,
): Promise<PhoneConfirmation> {
  return withRecaptcha(auth, container, (verifier) =>
    reauthenticateWithPhoneNumber(user, phoneNumber, verifier),
  );
}
