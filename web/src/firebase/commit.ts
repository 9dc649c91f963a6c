import { HearthError } from '@hearth/domain/errors';
import { runTransaction, type Firestore, type Transaction } from 'firebase/firestore';
import { toHearthError } from './parse';

/** No answer for this long counts as `offline`: the request itself never gives up. */
const COMMIT_TIMEOUT_MS = 20_000;

type Observer = (isReached: boolean) => void;
const observers = new WeakMap<Firestore, Observer>();

/** Hears of each commit whether the server answered it: by taking it or by refusing it. */
export function observeCommits(db: Firestore, observer: Observer): void {
  observers.set(db, observer);
}

/**
 * One atomic commit that goes straight to the server. A transaction without reads is a plain commit
 * request: unlike a batch it is never queued by the SDK, so it either happens now or fails now.
 * Rejects with HearthError; `offline` means that the outcome may be unknown.
 */
export async function commit(
  db: Firestore,
  write: (transaction: Transaction) => void,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new HearthError('offline', { message: 'no answer to a commit' }));
    }, COMMIT_TIMEOUT_MS);
  });
  const done = runTransaction(
    db,
    (transaction) => {
      write(transaction);
      return Promise.resolve();
    },
    { maxAttempts: 1 },
  );
  try {
    await Promise.race([done, timeout]);
    observers.get(db)?.(true);
  } catch (error) {
    const failure = toHearthError(error);
    observers.get(db)?.(failure.code !== 'offline');
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}
