import type { FirebaseApp } from 'firebase/app';
import {
  getToken,
  initializeAppCheck,
  ReCaptchaEnterpriseProvider,
  type AppCheck,
} from 'firebase/app-check';

let started: AppCheck | null = null;

/**
 * Proves to Firebase that requests come from this app. Loaded only where the owner has set a site
 * key, so that projects without App Check pay nothing for it.
 */
export function startAppCheck(app: FirebaseApp, siteKey: string): void {
  started ??= initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
}

/** For requests that no SDK makes; null before {@link startAppCheck}. */
export async function appCheckToken(): Promise<string | null> {
  return started ? (await getToken(started)).token : null;
}
