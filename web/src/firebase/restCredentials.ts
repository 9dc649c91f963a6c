import type { FirebaseApp } from 'firebase/app';
import { idToken } from './auth';
import type { HearthConfig } from './config';
import type { RestCredentials } from './restCommit';

/** Those of whoever is signed in to the app. */
export function restCredentials(app: FirebaseApp, config: HearthConfig): RestCredentials {
  return {
    idToken: () => idToken(app),
    appCheckToken: async () =>
      config.appCheck ? (await import('./appCheck')).appCheckToken() : null,
  };
}
