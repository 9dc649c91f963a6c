/** Notifications on this device. The SDK's part for it is loaded when somebody switches them on. */
import type { Device } from '@hearth/domain/device';
import { HearthError } from '@hearth/domain/errors';
import { DEVICE_RENEWAL_MS } from '@hearth/domain/limits';
import type { Millis } from '@hearth/domain/time';
import type { FirebaseApp } from 'firebase/app';
import { loadOnce } from '../ports/loadOnce';
import type { PushPort, PushSupport } from '../ports/push';
import type { HearthConfig } from './config';
import { deviceName } from './deviceName';
import { ownBrowserId, rememberOwner, rememberedOwner } from './pushMemory';

const WORKER_PATH = '/serviceWorker.js';
/** A worker that takes longer to be ready has failed to install. */
const WORKER_TIMEOUT_MS = 15_000;

/** `now` is the server's time, as far as it is known. */
export function createPush(app: FirebaseApp, config: HearthConfig, now: () => Millis): PushPort {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const devices = loadOnce(async () =>
    (await import('./deviceCommits')).createDeviceCommits(app, config, now),
  );

  /** Registers and lets the server know; permission is there. */
  const signUp = async (uid: string): Promise<string> => {
    const { registerWithFcm } = await loadMessaging();
    const serviceWorkerRegistration = await readyWorker();
    const subscription = await serviceWorkerRegistration.pushManager.getSubscription();
    const owner = rememberedOwner();
    const isFresh = owner !== null && (owner.uid !== uid || subscription === null);
    // What came for somebody else must not go on under the new installation.
    if (owner !== null && owner.uid !== uid) await subscription?.unsubscribe();
    const { vapidKey } = config;
    const registration = await registerWithFcm({
      ...{ app, vapidKey, serviceWorkerRegistration, isFresh },
    });
    const browserId = ownBrowserId(uid);
    // Before the server knows: should that fail, switching on or off again finds what there is.
    rememberOwner({ uid, registration, deviceId: null, seenAt: 0, isOn: false });
    const name = deviceName(navigator.userAgent);
    const deviceId = await (await devices()).save(uid, { browserId, registration, name });
    rememberOwner({ uid, registration, deviceId, seenAt: Date.now(), isOn: true });
    tell();
    return deviceId;
  };

  const disable = async (uid: string): Promise<void> => {
    const owner = rememberedOwner();
    if (owner?.uid !== uid) return;
    rememberOwner({ ...owner, isOn: false });
    await endSubscription();
    tell();
    await Promise.allSettled([
      devices().then((commits) => commits.leave(uid, ownBrowserId(uid))),
      loadMessaging().then(({ unregisterFromFcm }) => unregisterFromFcm(app)),
    ]);
  };

  return {
    support,
    permission,
    deviceId: ownDeviceId,
    onChange: (listener) => {
      listeners.add(listener);
      const stop = watchPermission(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    async enable(uid) {
      if (support() !== 'ok') throw new HearthError('pushUnsupported');
      // Before anything is loaded: browsers ask only right after a click.
      if ((await Notification.requestPermission()) !== 'granted')
        throw new HearthError('pushDenied');
      return signUp(uid);
    },
    disable,
    async touchDevice(uid) {
      const owner = rememberedOwner();
      if (!owner?.isOn || owner.uid !== uid || support() !== 'ok') return;
      if (permission() !== 'granted') return disable(uid);
      const isDue = Date.now() - owner.seenAt >= DEVICE_RENEWAL_MS;
      const worker = await navigator.serviceWorker.getRegistration();
      const subscription = await worker?.pushManager.getSubscription();
      if (subscription && !isDue) return;
      // Another browser has removed this one: it stays off until it is switched on again here.
      const isRemoved = subscription && !(await (await devices()).isKnown(uid, ownBrowserId(uid)));
      if (isRemoved) await disable(uid);
      else await signUp(uid);
    },
    async listDevices(uid) {
      const found = await (await devices()).list(uid);
      // The place may be another browser's by now.
      const isOwn = ({ browserId }: Device) => browserId === ownBrowserId(uid);
      if (ownDeviceId(uid) !== null && !found.some(isOwn)) await disable(uid);
      return found;
    },
    async removeDevice(uid, deviceId) {
      if (deviceId === ownDeviceId(uid)) await disable(uid);
      else await (await devices()).remove(uid, deviceId);
    },
  };
}

function ownDeviceId(uid: string): string | null {
  const owner = rememberedOwner();
  return owner?.isOn && owner.uid === uid && permission() === 'granted' ? owner.deviceId : null;
}

function permission(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied';
}

function support(): PushSupport {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
    return 'ok';
  }
  return isIos() && !matchMedia('(display-mode: standalone)').matches
    ? 'needsInstall'
    : 'unsupported';
}

/** iPads say that they are Macs, but no Mac has a touch screen. */
function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

async function loadMessaging() {
  try {
    return await import('./messaging');
  } catch (error) {
    throw new HearthError('offline', { cause: error });
  }
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

/** Works without a connection: the browser then throws away what still comes. */
async function endSubscription(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker.getRegistration();
    await (await worker?.pushManager.getSubscription())?.unsubscribe();
  } catch (error) {
    console.warn('Notifications could not be switched off in the browser.', error);
  }
}

/** Browsers that cannot tell of it say what holds when they are asked next. */
function watchPermission(listener: () => void): () => void {
  if (!('permissions' in navigator)) return () => undefined;
  let status: PermissionStatus | null = null;
  let isStopped = false;
  navigator.permissions.query({ name: 'notifications' }).then(
    (found) => {
      status = found;
      if (!isStopped) found.addEventListener('change', listener);
    },
    () => undefined,
  );
  return () => {
    isStopped = true;
    status?.removeEventListener('change', listener);
  };
}
