import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import { FirebaseError } from 'firebase/app';

/** Firebase Auth's codes, without the `auth/` in front. */
const CODES: Record<string, ErrorCode> = {
  'invalid-credential': 'wrongCredentials',
  'invalid-login-credentials': 'wrongCredentials',
  'wrong-password': 'wrongCredentials',
  'user-not-found': 'wrongCredentials',
  'user-mismatch': 'wrongCredentials',
  'missing-password': 'wrongCredentials',
  'rejected-credential': 'wrongCredentials',
  'invalid-custom-token': 'wrongCredentials',
  'email-already-in-use': 'emailInUse',
  'account-exists-with-different-credential': 'emailInUse',
  'credential-already-in-use': 'credentialInUse',
  'provider-already-linked': 'credentialInUse',
  'weak-password': 'weakPassword',
  'password-does-not-meet-requirements': 'weakPassword',
  'invalid-email': 'invalidEmail',
  'missing-email': 'invalidEmail',
  'invalid-new-email': 'invalidEmail',
  'missing-new-email': 'invalidEmail',
  'invalid-recipient-email': 'invalidEmail',
  'invalid-phone-number': 'invalidPhone',
  'missing-phone-number': 'invalidPhone',
  'invalid-verification-code': 'invalidCode',
  'missing-verification-code': 'invalidCode',
  'invalid-action-code': 'invalidCode',
  'invalid-verification-id': 'expiredCode',
  'missing-verification-id': 'expiredCode',
  'code-expired': 'expiredCode',
  'expired-action-code': 'expiredCode',
  'captcha-check-failed': 'captcha',
  'invalid-app-credential': 'captcha',
  'missing-app-credential': 'captcha',
  'invalid-recaptcha-token': 'captcha',
  'missing-recaptcha-token': 'captcha',
  'too-many-requests': 'tooManyAttempts',
  'quota-exceeded': 'tooManyAttempts',
  'user-disabled': 'userDisabled',
  'requires-recent-login': 'reauthenticate',
  'user-token-expired': 'reauthenticate',
  'invalid-user-token': 'reauthenticate',
  'null-user': 'reauthenticate',
  'user-signed-out': 'reauthenticate',
  'popup-blocked': 'popupBlocked',
  'popup-closed-by-user': 'cancelled',
  'cancelled-popup-request': 'cancelled',
  'user-cancelled': 'cancelled',
  'no-such-provider': 'notFound',
  'network-request-failed': 'offline',
  timeout: 'offline',
  'operation-not-allowed': 'notEnabled',
  'admin-restricted-operation': 'notEnabled',
  'configuration-not-found': 'notEnabled',
  'unauthorized-domain': 'notEnabled',
  'unauthorized-continue-uri': 'notEnabled',
  'operation-not-supported-in-this-environment': 'notEnabled',
  'web-storage-unsupported': 'storageBlocked',
};

/** A failure of Firebase Auth as one of our codes; the original stays as its cause. */
export function toAuthError(error: unknown): HearthError {
  if (error instanceof HearthError) return error;
  const code = error instanceof FirebaseError ? error.code.replace(/^auth\//, '') : '';
  return new HearthError(CODES[code] ?? 'unknown', { cause: error });
}

/** Runs `act`; whatever it rejects with becomes a HearthError. */
export async function withAuthErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toAuthError(error);
  }
}
