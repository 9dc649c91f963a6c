import type { HearthConfig } from '../../web/src/firebase/config';

/** What `virtual:hearth-config` says in a browser: the engine that these tests run under. */
export function engineConfig(): HearthConfig {
  const projectId = process.env['GCLOUD_PROJECT'] ?? 'demo-hearth';
  return {
    firebase: {
      apiKey: 'demo',
      authDomain: `${projectId}.firebaseapp.com`,
      projectId,
      storageBucket: `${projectId}.firebasestorage.app`,
      messagingSenderId: '0',
      appId: '1:0:web:0',
    },
    functionsRegion: 'europe-west1',
    appCheck: null,
    emulators: {
      auth: host('FIREBASE_AUTH_EMULATOR_HOST'),
      firestore: host('FIRESTORE_EMULATOR_HOST'),
      storage: host('FIREBASE_STORAGE_EMULATOR_HOST'),
      functions: process.env['FUNCTIONS_EMULATOR_HOST'] ?? '127.0.0.1:1',
    },
  };
}

function host(variable: string): string {
  const address = process.env[variable];
  if (!address) throw new Error(`${variable} is not set: run this under the engine`);
  return address;
}
