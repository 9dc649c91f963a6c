import { initializeApp, type App } from 'firebase-admin/app';
import { getAuth, type Auth } from 'firebase-admin/auth';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';

let started: App | null = null;

/** The Admin SDK starts with the first call that needs it, not while functions are listed for deployment. */
export function app(): App {
  started ??= initializeApp();
  return started;
}

export function auth(): Auth {
  return getAuth(app());
}

export function firestore(): Firestore {
  return getFirestore(app());
}
