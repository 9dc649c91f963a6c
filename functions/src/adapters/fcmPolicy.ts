/** Where pushes go. */
export interface FcmPolicy {
  /** Without a slash at its end; null sends nothing. */
  baseUrl: string | null;
  /** Instead of the credential of the project. */
  accessToken: string | null;
}

const GOOGLE: FcmPolicy = { baseUrl: 'https://fcm.googleapis.com', accessToken: null };

/**
 * The policy of a running function. No local engine stands in for FCM: there, and only there,
 * `HEARTH_FCM_URL` names a server of the tests, and without it nothing is sent. Deployed functions
 * don't read it. The engine takes it from `functions/.env.demo-hearth`.
 */
export function runningFcmPolicy(env: NodeJS.ProcessEnv): FcmPolicy {
  if (env['FUNCTIONS_EMULATOR'] !== 'true') return GOOGLE;
  return { baseUrl: env['HEARTH_FCM_URL'] ?? null, accessToken: 'owner' };
}
