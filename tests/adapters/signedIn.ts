/** People on the local engine, each with an SDK of their own, as separate browsers have it. */
import { deleteApp, initializeApp } from 'firebase/app';
import {
  connectAuthEmulator,
  inMemoryPersistence,
  initializeAuth,
  signInAnonymously,
} from 'firebase/auth';
import {
  connectFirestoreEmulator,
  doc,
  initializeFirestore,
  memoryLocalCache,
  serverTimestamp,
  setLogLevel,
  terminate,
  writeBatch,
  type Firestore,
} from 'firebase/firestore';
import { handlePath, userPath } from '@hearth/domain/paths';
import { afterAll } from 'vitest';
import type { RestCredentials } from '../../web/src/firebase/restCommit';
import type { Unsubscribe } from '../../web/src/ports/unsubscribe';
import { engineConfig } from './engineConfig';

export interface SignedIn {
  uid: string;
  db: Firestore;
  credentials: RestCredentials;
}

/** As the SDK makes them. */
export const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 20);

const ends: (() => Promise<void>)[] = [];
let count = 0;

function address(variable: string): { host: string; port: number } {
  const [host, port] = (process.env[variable] ?? '').split(':');
  if (!host || !port) throw new Error(`${variable} is not set: run this under the engine`);
  return { host, port: Number(port) };
}

/** Signs a new person up, with a profile. */
export async function signUp(name: string): Promise<SignedIn> {
  setLogLevel('silent');
  count += 1;
  const app = initializeApp(engineConfig().firebase, `${name} ${count}`);
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  const authAt = address('FIREBASE_AUTH_EMULATOR_HOST');
  connectAuthEmulator(auth, `http://${authAt.host}:${authAt.port}`, { disableWarnings: true });
  const { user } = await signInAnonymously(auth);
  const db = initializeFirestore(app, { localCache: memoryLocalCache() });
  const firestoreAt = address('FIRESTORE_EMULATOR_HOST');
  connectFirestoreEmulator(db, firestoreAt.host, firestoreAt.port);
  ends.push(async () => {
    await terminate(db);
    await deleteApp(app);
  });
  await makeProfile(db, user.uid, name);
  const credentials = {
    idToken: () => user.getIdToken(),
    appCheckToken: () => Promise.resolve(null),
  };
  return { uid: user.uid, db, credentials };
}

async function makeProfile(db: Firestore, uid: string, displayName: string): Promise<void> {
  const handle = `u${uid.toLowerCase().replace(/[^a-z0-9]/g, '')}`.slice(0, 20);
  const batch = writeBatch(db);
  batch.set(doc(db, userPath(uid)), {
    displayName,
    handle,
    photoPath: null,
    bio: '',
    statusEmoji: '',
    statusText: '',
    searchName: displayName.toLowerCase(),
    createdAt: serverTimestamp(),
    updatedAt: serverTimestamp(),
  });
  batch.set(doc(db, handlePath(handle)), { uid });
  await batch.commit();
}

/** Closes every SDK that {@link signUp} opened in this file. */
export function closeAllAfterwards(): void {
  afterAll(async () => {
    await Promise.all(ends.splice(0).map((end) => end()));
  });
}

/** Every value that a listener delivers; `until` waits for one that fits. */
export function record<T>(
  watch: (listener: { next(value: T): void; error(error: Error): void }) => Unsubscribe,
): {
  values: T[];
  errors: Error[];
  until: (isWanted: (value: T) => boolean) => Promise<T>;
  untilError: () => Promise<Error>;
  stop: Unsubscribe;
} {
  const values: T[] = [];
  const errors: Error[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const check of waiting) check();
  };
  const stop = watch({
    next: (value) => {
      values.push(value);
      tell();
    },
    error: (error) => {
      errors.push(error);
      tell();
    },
  });
  const wait = <V>(find: () => V | undefined) =>
    new Promise<V>((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return {
    values,
    errors,
    stop,
    // Only the newest value counts: what was true before may no longer be.
    until: (isWanted) =>
      wait(() => {
        const last = values.at(-1);
        return last !== undefined && isWanted(last) ? last : undefined;
      }),
    untilError: () => wait(() => errors[0]),
  };
}
