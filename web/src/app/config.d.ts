/**
 * How this build reaches Firebase. Made by `web/vite/configPlugin.mjs` from
 * `web/firebase.config.json`; `emulators` and `demoAccounts` are filled in by the local launcher
 * and are the constant `null` in a production build, so that code behind them is dropped.
 */
declare module 'virtual:hearth-config' {
  /** What `initializeApp` takes. */
  export const firebase: {
    apiKey: string;
    authDomain: string;
    projectId: string;
    storageBucket: string;
    messagingSenderId: string;
    appId: string;
  };
  /** Where the callable functions run, for example `europe-west1`. */
  export const functionsRegion: string;
  /** Public key for web push, where the owner has given one. */
  export const vapidKey: string | undefined;
  /** Set when App Check is on: the site key of its reCAPTCHA Enterprise provider. */
  export const appCheck: { siteKey: string } | null;
  /** `host:port` of each local emulator, or null against real Firebase. */
  export const emulators: {
    auth: string;
    firestore: string;
    storage: string;
    functions: string;
  } | null;
  /** Seeded people who sign in with one click, in development only. */
  export const demoAccounts: readonly DemoAccount[] | null;

  export interface DemoAccount {
    uid: string;
    name: string;
    handle: string;
    email: string;
    password: string;
  }
}
