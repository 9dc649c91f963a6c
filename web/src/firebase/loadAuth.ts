/** Everything of Firebase that a signed-out page needs, as one chunk behind {@link createLazyAuth}. */
import type { AuthPort } from '../ports/auth';
import { startApp } from './app';
import { FirebaseAuth, openAuth } from './auth';
import type { HearthConfig } from './config';

/** Starts the app and Auth; gives the same app when called again with the same config. */
export async function loadAuth(config: HearthConfig): Promise<AuthPort> {
  const app = startApp(config);
  if (config.appCheck) (await import('./appCheck')).startAppCheck(app, config.appCheck.siteKey);
  return new FirebaseAuth(openAuth(app, config), config);
}
