import type { FirebaseApp } from 'firebase/app';
import type { Firestore } from 'firebase/firestore';
import type { FilesPort } from '../ports/files';
import type { PeoplePort } from '../ports/people';
import { idToken } from './auth';
import type { HearthConfig } from './config';
import { FirestorePeople } from './people';
import { PresenceWriter, type ServerTimeSample } from './presence';

/**
 * The people port of a signed-in page. `now` is the server-corrected clock, `onServerTime` hears
 * every sample of the server's time that a heartbeat brings.
 */
export function signedInPeople(
  app: FirebaseApp,
  db: Firestore,
  config: HearthConfig,
  files: FilesPort,
  now: () => number,
  onServerTime: (sample: ServerTimeSample) => void,
): PeoplePort {
  const credentials = {
    idToken: () => idToken(app),
    appCheckToken: async () =>
      config.appCheck ? (await import('./appCheck')).appCheckToken() : null,
  };
  return new FirestorePeople(
    db,
    config,
    new PresenceWriter(config, credentials, now, onServerTime),
    files,
  );
}
