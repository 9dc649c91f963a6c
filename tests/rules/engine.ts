import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { setLogLevel, type Firestore } from 'firebase/firestore';
import { afterAll, beforeAll } from 'vitest';

/** `google`: Google's own Firestore emulator, which has no Storage. */
export const ENGINE = process.env['HEARTH_RULES_ENGINE'] === 'google' ? 'google' : 'fireemu';
export const HAS_STORAGE = process.env['FIREBASE_STORAGE_EMULATOR_HOST'] !== undefined;

/** The mutation run points these at its changed copies. */
const RULES_DIR = process.env['HEARTH_RULES_DIR'] ?? fileURLToPath(new URL('../..', import.meta.url));
export const readRules = (file: 'firestore.rules' | 'storage.rules') =>
  readFileSync(`${RULES_DIR}/${file}`, 'utf8');

function hostAndPort(variable: string): { host: string; port: number } {
  const [host, port] = (process.env[variable] ?? '').split(':');
  if (!host || !port) throw new Error(`${variable} is not set: run the rules tests under the engine`);
  return { host, port: Number(port) };
}

export interface Engine {
  /** The database as this person sees it; null is signed out. */
  db(uid: string | null): Firestore;
  /** The database without rules, to set a scene. */
  admin(): Firestore;
  storage(uid: string | null): ReturnType<ReturnType<RulesTestEnvironment['unauthenticatedContext']>['storage']>;
}

type Context = ReturnType<RulesTestEnvironment['unauthenticatedContext']>;

/** One environment for the tests of a file, with the rules as they are on disk now. */
export function useEngine(): Engine {
  let environment: RulesTestEnvironment;
  let adminDb: Firestore;
  let releaseAdmin: () => void;
  let adminDone: Promise<void>;
  const contexts = new Map<string | null, { context: Context; db: Firestore | undefined }>();

  beforeAll(async () => {
    setLogLevel('silent');
    environment = await initializeTestEnvironment({
      projectId: 'demo-hearth',
      firestore: { rules: readRules('firestore.rules'), ...hostAndPort('FIRESTORE_EMULATOR_HOST') },
      ...(HAS_STORAGE && {
        storage: { rules: readRules('storage.rules'), ...hostAndPort('FIREBASE_STORAGE_EMULATOR_HOST') },
      }),
    });
    // The context without rules lives only as long as its callback: that one waits for the end.
    await new Promise<void>((opened) => {
      adminDone = environment.withSecurityRulesDisabled(async (context) => {
        adminDb = firestoreOf(context);
        opened();
        await new Promise<void>((release) => {
          releaseAdmin = release;
        });
      });
    });
  });

  afterAll(async () => {
    releaseAdmin();
    await adminDone;
    await environment.cleanup();
  });

  const entryOf = (uid: string | null) => {
    const known = contexts.get(uid);
    if (known) return known;
    const context =
      uid === null ? environment.unauthenticatedContext() : environment.authenticatedContext(uid);
    const entry = { context, db: undefined };
    contexts.set(uid, entry);
    return entry;
  };

  return {
    admin: () => adminDb,
    db(uid) {
      const entry = entryOf(uid);
      entry.db ??= firestoreOf(entry.context);
      return entry.db;
    },
    storage: (uid) => entryOf(uid).context.storage(),
  };
}

/** The library types its database as the older API, which the present functions accept all the same. */
function firestoreOf(context: Context): Firestore {
  return context.firestore() as unknown as Firestore;
}
