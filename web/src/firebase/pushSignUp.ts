/** Switches notifications on in this browser; permission is there. */
import { HearthError } from '@hearth/domain/errors';
import type { FirebaseApp } from 'firebase/app';
import type { createDeviceCommits } from './deviceCommits';
import { deviceName } from './deviceName';
import { registerWithFcm } from './messaging';
import { ownBrowserId, rememberOwner, rememberedOwner } from './pushMemory';

const WORKER_PATH = '/serviceWorker.js';
/** A worker that takes longer to be ready has failed to install. */
const WORKER_TIMEOUT_MS = 15_000;

interface SignUpDeps {
  app: FirebaseApp;
  vapidKey: string | undefined;
  devices: () => Promise<ReturnType<typeof createDeviceCommits>>;
}

/** Registers with FCM and lets the server know. Gives the id of the device; rejects with HearthError. */
export async function signUpForPush(
  uid: string,
  { app, vapidKey, devices }: SignUpDeps,
): Promise<string> {
  const serviceWorkerRegistration = await readyWorker();
  const subscription = await serviceWorkerRegistration.pushManager.getSubscription();
  const owner = rememberedOwner();
  const isFresh = owner !== null && (owner.uid !== uid || subscription === null);
  // What came for somebody else must not go on under the new installation.
  if (owner !== null && owner.uid !== uid) await subscription?.unsubscribe();
  const registration = await registerWithFcm({
    ...{ app, vapidKey, serviceWorkerRegistration, isFresh },
  });
  const browserId = ownBrowserId(uid);
  // Before the server knows: should that fail, switching on or off again finds what there is.
  rememberOwner({ uid, registration, deviceId: null, seenAt: 0, isOn: false });
  const name = deviceName(navigator.userAgent);
  const deviceId = await (await devices()).save(uid, { browserId, registration, name });
  rememberOwner({ uid, registration, deviceId, seenAt: Date.now(), isOn: true });
  return deviceId;
}

/** The app's own worker, which is there already, except right after the first load. */
async function readyWorker(): Promise<ServiceWorkerRegistration> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The service worker is not ready'));
    }, WORKER_TIMEOUT_MS);
  });
  try {
    await navigator.serviceWorker.register(WORKER_PATH);
    return await Promise.race([navigator.serviceWorker.ready, timeout]);
  } catch (error) {
    throw new HearthError('pushFailed', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
