import { runTransaction, type Firestore, type Transaction } from 'firebase/firestore';
import { toHearthError } from './parse';

/**
 * One atomic commit that goes straight to the server. A transaction without reads is a plain commit
 * request: unlike a batch it is never queued by the SDK, so it either happens now or fails now.
 * Rejects with HearthError; `offline` means that the outcome may be unknown.
 */
export async function commit(
  db: Firestore,
  write: (transaction: Transaction) => void,
): Promise<void> {
  try {
    await runTransaction(
      db,
      (transaction) => {
        write(transaction);
        return Promise.resolve();
      },
      { maxAttempts: 1 },
    );
  } catch (error) {
    throw toHearthError(error);
  }
}
