/** The registration of this browser with FCM. Loads the SDK's part for it. */
import { HearthError } from '@hearth/domain/errors';
import { FirebaseError, type FirebaseApp } from 'firebase/app';
import { deleteInstallations, getInstallations } from 'firebase/installations';
import {
  getMessaging,
  isSupported,
  onRegistered,
  register,
  unregister,
  type Messaging,
} from 'firebase/messaging';

interface Registering {
  app: FirebaseApp;
  /** Of the owner's project; undefined for the one of FCM itself. */
  vapidKey: string | undefined;
  serviceWorkerRegistration: ServiceWorkerRegistration;
  /**
   * Whether this browser becomes a new installation first: the old one belongs to somebody else, or
   * its subscription is gone without the SDK's knowing.
   */
  isFresh: boolean;
}

/** The installation id that FCM sends to. Rejects with HearthError. */
export async function registerWithFcm(registering: Registering): Promise<string> {
  if (!(await isSupported())) throw new HearthError('pushUnsupported');
  // The SDK would also reject promises that nobody holds.
  if (!navigator.onLine) throw new HearthError('offline');
  const { app, vapidKey, serviceWorkerRegistration, isFresh } = registering;
  try {
    if (isFresh) await deleteInstallations(getInstallations(app));
    const messaging = getMessaging(app);
    const registration = nextRegistration(messaging);
    await register(messaging, {
      serviceWorkerRegistration,
      ...(vapidKey === undefined ? {} : { vapidKey }),
    });
    return registration();
  } catch (error) {
    throw pushError(error);
  }
}

/** The SDK tells the id before `register` resolves. */
function nextRegistration(messaging: Messaging): () => string {
  let told: string | null = null;
  onRegistered(messaging, (fid) => {
    told = fid;
  });
  return () => {
    if (told === null) throw new HearthError('pushFailed', { message: 'FCM gave no id' });
    return told;
  };
}

/** FCM forgets this browser, if it can be told. */
export async function unregisterFromFcm(app: FirebaseApp): Promise<void> {
  if (!navigator.onLine || !(await isSupported())) return;
  await unregister(getMessaging(app));
}

function pushError(error: unknown): HearthError {
  if (error instanceof HearthError) return error;
  const code = error instanceof FirebaseError ? error.code : '';
  if (code === 'messaging/permission-blocked')
    return new HearthError('pushDenied', { cause: error });
  if (code === 'installations/app-offline') {
    return new HearthError('offline', { cause: error });
  }
  return new HearthError('pushFailed', { cause: error });
}
