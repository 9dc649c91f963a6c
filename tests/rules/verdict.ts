import { FirebaseError } from 'firebase/app';

/** Whether rules let an operation pass. Any other failure is a mistake of the test and is thrown. */
export async function isAllowed(operation: Promise<unknown>): Promise<boolean> {
  try {
    await operation;
    return true;
  } catch (error) {
    if (error instanceof FirebaseError && DENIALS.has(error.code)) return false;
    throw error;
  }
}

const DENIALS = new Set(['permission-denied', 'storage/unauthorized', 'storage/unauthenticated']);
