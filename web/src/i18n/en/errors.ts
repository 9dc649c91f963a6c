import type { ErrorCode } from '@hearth/domain/errors';

/** For each code what happened and what to do next; those of the app alone are in `appErrors`. */
export const errors = {
  'errors.offline': 'No connection. Check your network and try again.',
  'errors.denied': 'You may not do this. Reload the page to see what has changed.',
  'errors.notFound': 'This is not there any more.',
  'errors.alreadyExists': 'This exists already. Choose something else.',
  'errors.rateLimited': 'That was a lot at once. Wait a minute, then go on.',
  'errors.storageBlocked':
    'This browser keeps no data for this page. Allow it in the browser’s settings and reload.',
  'errors.emailInUse': 'This address already has an account. Sign in with it, or use another.',
  'errors.credentialInUse':
    'This already belongs to another account. Sign out, then sign in with it, or use another.',
  'errors.wrongCredentials': 'Address and password do not match. Try again, or reset the password.',
  'errors.weakPassword': 'This password is easy to guess. Use at least 8 characters.',
  'errors.invalidEmail': 'This is not a mail address. It looks like name@example.com.',
  'errors.invalidPhone':
    'This is not a phone number. Start with the country code, for example +49.',
  'errors.invalidCode': 'This code is not right. Check it, or ask for a new one.',
  'errors.expiredCode': 'This code has expired. Ask for a new one.',
  'errors.tooManyAttempts': 'Too many tries. Wait a few minutes, then try again.',
  'errors.userDisabled': 'This account is switched off. Ask who runs this Hearth.',
  'errors.reauthenticate': 'Your sign-in is too long ago for this. Confirm that it is you.',
  'errors.popupBlocked':
    'The browser blocked the sign-in window. Allow windows for this page and try again.',
  'errors.cancelled': 'The window was closed before it was done. Try again when you like.',
  'errors.captcha': 'We could not rule out a robot. Reload the page and try again.',
  'errors.notEnabled': 'This way to sign in is not switched on here. Choose another.',
  'errors.unknown': 'That did not work. Try again; if it goes on, reload the page.',
} as const satisfies Partial<Record<`errors.${ErrorCode}`, string>>;
