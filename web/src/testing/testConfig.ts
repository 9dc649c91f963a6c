import type { HearthConfig } from '../firebase/config';

/** A Firebase project that is nowhere, for tests that stand in for what it answers. */
export const testConfig: HearthConfig = {
  firebase: {
    ...{ apiKey: 'key', authDomain: '', projectId: 'project', storageBucket: '' },
    ...{ appId: 'app', messagingSenderId: '' },
  },
  ...{ functionsRegion: 'europe-west1', appCheck: null, emulators: null },
};
