/** The part of notifications on this device that the server takes part in. */
import type { Device } from '@hearth/domain/device';
import { HearthError } from '@hearth/domain/errors';
import { DEVICE_RENEWAL_MS } from '@hearth/domain/limits';
import type { FirebaseApp } from 'firebase/app';
import type { createDeviceCommits } from './deviceCommits';
import { loadOnce } from '../ports/loadOnce';
import { deviceName } from './deviceName';
import { ownBrowserId, rememberOwner, rememberedOwner, type PushOwner } from './pushMemory';

const WORKER_PATH = '/serviceWorker.js';
/** A worker that takes longer to be ready has failed to install. */
const WORKER_TIMEOUT_MS = 15_000;

interface PushDevicesDeps {
  app: FirebaseApp;
  vapidKey: string | undefined;
  commits: () => Promise<ReturnType<typeof createDeviceCommits>>;
  ownDeviceId: (uid: string) => string | null;
  disable: (uid: string) => Promise<void>;
  /** Says that what holds here has changed. */
  tell: () => void;
}

/** Promises reject with HearthError. */
export function createPushDevices(deps: PushDevicesDeps) {
  const { app, vapidKey, commits, ownDeviceId, disable, tell } = deps;

  const messaging = loadOnce(() => import('./messaging'));

  /** Registers with FCM and lets the server know; permission is there. */
  const signUp = async (uid: string): Promise<string> => {
    const { registerWithFcm } = await messaging();
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
    const deviceId = await (await commits()).save(uid, { browserId, registration, name });
    rememberOwner({ uid, registration, deviceId, seenAt: Date.now(), isOn: true });
    tell();
    return deviceId;
  };

  return {
    signUp,
    async touch(uid: string, { seenAt }: PushOwner): Promise<void> {
      const isDue = Date.now() - seenAt >= DEVICE_RENEWAL_MS;
      const worker = await navigator.serviceWorker.getRegistration();
      const subscription = await worker?.pushManager.getSubscription();
      if (subscription && !isDue) return;
      // Another browser has removed this one: it stays off until it is switched on again here.
      const isRemoved = subscription && !(await (await commits()).isKnown(uid, ownBrowserId(uid)));
      if (isRemoved) await disable(uid);
      else await signUp(uid);
    },
    async list(uid: string): Promise<Device[]> {
      const found = await (await commits()).list(uid);
      // The place may be another browser's by now.
      const isOwn = ({ browserId }: Device) => browserId === ownBrowserId(uid);
      if (ownDeviceId(uid) !== null && !found.some(isOwn)) await disable(uid);
      return found;
    },
    async remove(uid: string, deviceId: string): Promise<void> {
      if (deviceId === ownDeviceId(uid)) await disable(uid);
      else await (await commits()).remove(uid, deviceId);
    },
  };
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
