/**
 * Commits go through the SDK's lite client: a batch of it is one request that leaves at once. The
 * full client would keep it in a queue, or hold a transaction back until after the next frame.
 */
import { HearthError } from '@hearth/domain/errors';
import { FirebaseError, type FirebaseApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  doc,
  getDoc,
  getDocs,
  getFirestore,
  setLogLevel,
  writeBatch,
  type DocumentSnapshot,
  type Firestore,
  type Query,
  type QuerySnapshot,
  type WriteBatch,
} from 'firebase/firestore/lite';
import { tellOfAnswer } from './answerObserver';
import { emulatorAddress, type HearthConfig } from './config';
import { toHearthError } from './parse';

/** No answer for this long counts as `offline`: the request itself never gives up. */
const ANSWER_TIMEOUT_MS = 20_000;

/** The lite client of an app, which shares its sign-in and App Check; calling again gives the same. */
export function openCommits(app: FirebaseApp, config: HearthConfig): Firestore {
  // It would log every lost connection as an error.
  setLogLevel('silent');
  const db = getFirestore(app);
  if (import.meta.env.MODE !== 'production') {
    const engine = emulatorAddress(config, 'firestore');
    if (engine) connectFirestoreEmulator(db, engine.host, engine.port);
  }
  return db;
}

/**
 * One atomic commit that goes straight to the server: it either happens now or fails now. Rejects
 * with HearthError; `offline` means that the outcome may be unknown.
 */
export function commit(db: Firestore, write: (batch: WriteBatch) => void): Promise<void> {
  const batch = writeBatch(db);
  write(batch);
  return answered(db.app, batch.commit());
}

/** One document as the server has it now, whether it exists or not. Rejects with HearthError. */
export function look(db: Firestore, path: string): Promise<DocumentSnapshot> {
  return answered(db.app, getDoc(doc(db, path)));
}

/** What a query finds on the server now. Rejects with HearthError. */
export function find(db: Firestore, wanted: Query): Promise<QuerySnapshot> {
  return answered(db.app, getDocs(wanted));
}

/** The answer to a request, in time, with its failure as a HearthError. */
export async function answered<T>(app: FirebaseApp, request: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new HearthError('offline', { message: 'no answer to a request' }));
    }, ANSWER_TIMEOUT_MS);
  });
  try {
    const answer = await Promise.race([request, timeout]);
    tellOfAnswer(app, true);
    return answer;
  } catch (error) {
    const failure = isWithoutAnswer(error)
      ? new HearthError('offline', { cause: error })
      : toHearthError(error);
    tellOfAnswer(app, failure.code !== 'offline');
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether nobody can say what became of a request. The lite client gives one that failed, like an
 * internal error of the server, the code `unknown`, and throws what `json()` throws when a proxy
 * answers in words of its own.
 */
function isWithoutAnswer(error: unknown): boolean {
  if (error instanceof FirebaseError) return error.code === 'unknown';
  return !(error instanceof HearthError);
}
