import type { FirebaseApp } from 'firebase/app';
import {
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentMultipleTabManager,
  setLogLevel,
  terminate,
  type Firestore,
} from 'firebase/firestore';
import { emulatorAddress, type HearthConfig } from './config';

const PROBE = 'hearth-probe';

/**
 * Whether the browser lets this page keep data. The SDK's own fallback covers a full disk, not a
 * blocked one: there even touching `indexedDB` or `localStorage` may throw.
 */
async function canStore(): Promise<boolean> {
  try {
    localStorage.setItem(PROBE, '1');
    localStorage.removeItem(PROBE);
    const request = indexedDB.open(PROBE);
    await new Promise<void>((resolve, reject) => {
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error ?? new Error('IndexedDB refuses'));
      request.onblocked = () => reject(new Error('IndexedDB is blocked'));
    });
    request.result.close();
    indexedDB.deleteDatabase(PROBE);
    return true;
  } catch {
    return false;
  }
}

/** Firestore with the cache that all tabs share; with one in memory where storage is blocked. */
export async function openFirestore(app: FirebaseApp, config: HearthConfig): Promise<Firestore> {
  // Warnings tell of every lost connection, with what was to be written: neither is for a console.
  setLogLevel('error');
  const db = initializeFirestore(app, {
    localCache: (await canStore())
      ? persistentLocalCache({ tabManager: persistentMultipleTabManager() })
      : memoryLocalCache(),
  });
  if (import.meta.env.MODE !== 'production') {
    const engine = emulatorAddress(config, 'firestore');
    if (engine) connectFirestoreEmulator(db, engine.host, engine.port);
  }
  return db;
}

/**
 * Ends Firestore on this page and deletes what it kept on this device. Other tabs that still have
 * it open keep the files until they close; they sign out by themselves and try again.
 */
export async function clearFirestore(db: Firestore): Promise<void> {
  await terminate(db);
  await clearIndexedDbPersistence(db).catch((error: unknown) => {
    console.warn('Cached documents stay until the last tab has signed out', error);
  });
}
