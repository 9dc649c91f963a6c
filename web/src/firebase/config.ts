/** Which Firebase project the client talks to, and where: what `virtual:hearth-config` exports. */
export interface HearthConfig {
  /** The owner's Firebase web config, as the console shows it. */
  firebase: {
    apiKey: string;
    authDomain: string;
    projectId: string;
    storageBucket: string;
    appId: string;
    messagingSenderId: string;
  };
  /** Where callable functions run, for example `europe-west1`. */
  functionsRegion: string;
  /** Site key of reCAPTCHA Enterprise; null switches App Check off. */
  appCheck: { siteKey: string } | null;
  /** Public key for web push, from the console; left out, FCM's own is used. */
  vapidKey?: string | undefined;
  /** `host:port` of each part of a local engine; null in production. */
  emulators: { auth: string; firestore: string; storage: string; functions: string } | null;
}

export type EmulatorName = keyof NonNullable<HearthConfig['emulators']>;

/** Host and port of one part of the local engine; null in production. */
export function emulatorAddress(
  config: HearthConfig,
  name: EmulatorName,
): { host: string; port: number } | null {
  const address = config.emulators?.[name];
  if (!address) return null;
  const url = new URL(`http://${address}`);
  return { host: url.hostname, port: Number(url.port) };
}
