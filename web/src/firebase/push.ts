/** Notifications on this device. What switching them on takes is loaded when somebody does. */
import { HearthError } from '@hearth/domain/errors';
import type { Millis } from '@hearth/domain/time';
import type { FirebaseApp } from 'firebase/app';
import { loadOnce } from '../ports/loadOnce';
import type { PushPort, PushSupport } from '../ports/push';
import type { HearthConfig } from './config';
import { ownBrowserId, rememberOwner, rememberedOwner } from './pushMemory';

/** `now` is the server's time, as far as it is known. */
export function createPush(app: FirebaseApp, config: HearthConfig, now: () => Millis): PushPort {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const devices = loadOnce(async () =>
    (await import('./deviceCommits')).createDeviceCommits(app, config, now),
  );

  const disable = async (uid: string): Promise<void> => {
    const owner = rememberedOwner();
    if (owner?.uid !== uid) return;
    rememberOwner({ ...owner, isOn: false });
    await endSubscription();
    tell();
    await Promise.allSettled([
      devices().then((commits) => commits.leave(uid, ownBrowserId(uid))),
      import('./messaging').then(({ unregisterFromFcm }) => unregisterFromFcm(app)),
    ]);
  };

  const late = loadOnce(async () =>
    (await import('./pushDevices')).createPushDevices({
      ...{ app, vapidKey: config.vapidKey, commits: devices, ownDeviceId, disable, tell },
    }),
  );

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
      return (await late()).signUp(uid);
    },
    disable,
    async touchDevice(uid) {
      const owner = rememberedOwner();
      if (!owner?.isOn || owner.uid !== uid || support() !== 'ok') return;
      if (permission() !== 'granted') await disable(uid);
      else await (await late()).touch(uid, owner);
    },
    listDevices: async (uid) => (await late()).list(uid),
    removeDevice: async (uid, deviceId) => (await late()).remove(uid, deviceId),
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
