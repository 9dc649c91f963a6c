import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  getFirestore,
  setLogLevel,
  type EmulatorMockTokenOptions,
  type Firestore,
} from 'firebase/firestore/lite';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** Google's own Firestore emulator has no Storage. */
export const HAS_STORAGE = process.env['FIREBASE_STORAGE_EMULATOR_HOST'] !== undefined;

const PROJECT_ID = 'demo-hearth';

/** The mutation run points these at its changed copies. */
const RULES_DIR =
  process.env['HEARTH_RULES_DIR'] ?? fileURLToPath(new URL('../..', import.meta.url));
export const readRules = (file: 'firestore.rules' | 'storage.rules') =>
  readFileSync(`${RULES_DIR}/${file}`, 'utf8');

function hostAndPort(variable: string): { host: string; port: number } {
  const [host, port] = (process.env[variable] ?? '').split(':');
  if (!host || !port)
    throw new Error(`${variable} is not set: run the rules tests under the engine`);
  return { host, port: Number(port) };
}

/** Custom claims in a person's token. */
export type Claims = Readonly<Record<string, unknown>>;

export interface Engine {
  /** The database as this person sees it; null is signed out. */
  db(uid: string | null, claims?: Claims): Firestore;
  /** The database without rules, to set a scene. */
  admin(): Firestore;
  storage(uid: string | null, claims?: Claims): StorageOf;
  /** Puts a small picture into Storage without rules. */
  putObject(path: string): Promise<void>;
}

type StorageOf = ReturnType<ReturnType<RulesTestEnvironment['unauthenticatedContext']>['storage']>;

/** The owner's token, which the engines let past all rules. */
const ADMIN_TOKEN = 'owner';

/** A connection of the SDK's small client: a request each, no streams, and so people cost nothing. */
interface Connection {
  app: FirebaseApp;
  db: Firestore;
}

function connect(token: EmulatorMockTokenOptions | string | null): Connection {
  const { host, port } = hostAndPort('FIRESTORE_EMULATOR_HOST');
  const app = initializeApp({ projectId: PROJECT_ID }, `rules-${crypto.randomUUID()}`);
  const db = getFirestore(app);
  connectFirestoreEmulator(db, host, port, token === null ? {} : { mockUserToken: token });
  return { app, db };
}

/** One environment for the tests of a file, with the rules as they are on disk now. */
export function useEngine(): Engine {
  /** Of the people of one test. */
  const connections = new Map<string, Connection>();
  let admin: Connection;
  let environment: RulesTestEnvironment;

  beforeAll(async () => {
    setLogLevel('silent');
    admin = connect(ADMIN_TOKEN);
    environment = await initializeTestEnvironment({
      projectId: PROJECT_ID,
      firestore: {
        rules: readRules('firestore.rules'),
        ...hostAndPort('FIRESTORE_EMULATOR_HOST'),
      },
      ...(HAS_STORAGE && {
        storage: {
          rules: readRules('storage.rules'),
          ...hostAndPort('FIREBASE_STORAGE_EMULATOR_HOST'),
        },
      }),
    });
  });

  afterEach(async () => {
    const used = [...connections.values()];
    connections.clear();
    await Promise.all(used.map(({ app }) => deleteApp(app)));
  });

  afterAll(async () => {
    await Promise.all([environment.cleanup(), deleteApp(admin.app)]);
  });

  return {
    admin: () => admin.db,
    db(uid, claims = {}) {
      const token = uid === null ? null : { ...claims, sub: uid };
      const key = JSON.stringify(token);
      const connection = connections.get(key) ?? connect(token);
      connections.set(key, connection);
      return connection.db;
    },
    storage: (uid, claims = {}) =>
      (uid === null
        ? environment.unauthenticatedContext()
        : environment.authenticatedContext(uid, { ...claims })
      ).storage(),
    putObject: (path) =>
      environment.withSecurityRulesDisabled(async (context) => {
        await context.storage().ref(path).put(new Uint8Array(10), { contentType: 'image/webp' });
      }),
  };
}
