import type { BrowserContextOptions } from '@playwright/test';
import type { Person } from '../../seed/scene';
import type { SignedIn } from './authRest';

const HOUR_MS = 3_600_000;

/**
 * The state of a browser in which this person has signed in before, as Firebase Auth keeps it in
 * local storage. Spares the sign-in page in journeys that are about something else.
 */
export function signedInState(
  appUrl: string,
  person: Person,
  { idToken, refreshToken }: SignedIn,
): NonNullable<BrowserContextOptions['storageState']> {
  const { uid, email, displayName } = person;
  const user = {
    uid,
    email,
    emailVerified: true,
    displayName,
    isAnonymous: false,
    providerData: [
      { providerId: 'password', uid: email, displayName, email, phoneNumber: null, photoURL: null },
    ],
    stsTokenManager: {
      refreshToken,
      accessToken: idToken,
      expirationTime: Date.now() + HOUR_MS,
    },
    createdAt: String(Date.now()),
    lastLoginAt: String(Date.now()),
    apiKey: 'demo',
    appName: '[DEFAULT]',
  };
  return {
    cookies: [],
    origins: [
      {
        origin: appUrl,
        localStorage: [
          { name: 'firebase:authUser:demo:[DEFAULT]', value: JSON.stringify(user) },
          { name: 'hearth.signedIn', value: '1' },
          // The question whether it may notify would move what is below it.
          { name: 'hearth.askedToNotify', value: '1' },
        ],
      },
    ],
  };
}
