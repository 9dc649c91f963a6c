import type { FirebaseApp } from 'firebase/app';
import type { Firestore } from 'firebase/firestore';
import type { FilesPort } from '../ports/files';
import type { PeoplePort } from '../ports/people';
import type { HearthConfig } from './config';
import { FirestorePeople } from './people';
import { PresenceWriter, type ServerTimeSample } from './presence';
import { restCredentials } from './restCredentials';

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
  return new FirestorePeople(
    db,
    config,
    new PresenceWriter(config, restCredentials(app, config), now, onServerTime),
    files,
  );
}
