import { getApps, initializeApp } from 'firebase-admin/app';
import { getAuth, type Auth } from 'firebase-admin/auth';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';

/** The Admin SDK starts with the first call that needs it, not while functions are listed for deployment. */
function ensureApp(): void {
  if (getApps().length === 0) initializeApp();
}

export function auth(): Auth {
  ensureApp();
  return getAuth();
}

export function firestore(): Firestore {
  ensureApp();
  return getFirestore();
}
