/**
 * Device documents: `users/{uid}/devices/{deviceId}`. There are as many as there are places; a
 * browser finds its own by `browserId`. Loaded with the first of them.
 */
import { deviceSchema, type Device } from '@hearth/domain/device';
import { HearthError } from '@hearth/domain/errors';
import { DEVICES_MAX, DEVICE_TTL_MS } from '@hearth/domain/limits';
import { devicePath, devicesPath } from '@hearth/domain/paths';
import type { Millis } from '@hearth/domain/time';
import type { FirebaseApp } from 'firebase/app';
import {
  Timestamp,
  collection,
  doc,
  limit,
  orderBy,
  query,
  serverTimestamp,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import { commit, find, openCommits } from './commit';
import type { HearthConfig } from './config';
import { parseDocument, timestampParts } from './parse';

const PLACES = Array.from({ length: DEVICES_MAX }, (_, place) => `${place}`);
/** Another browser may have taken the free place in between. */
const SAVE_ATTEMPTS = 3;

export type OwnDevice = Pick<Device, 'browserId' | 'registration' | 'name'>;

export interface DeviceCommits {
  /**
   * Gives the id of the device: the place that this browser has, or else a free one. Without either
   * the browser that was not seen for longest loses its own.
   */
  save(uid: string, device: OwnDevice): Promise<string>;
  isKnown(uid: string, browserId: string): Promise<boolean>;
  /** Frees the place of this browser, when it has one. */
  leave(uid: string, browserId: string): Promise<void>;
  remove(uid: string, deviceId: string): Promise<void>;
  /** Lately seen first. */
  list(uid: string): Promise<Device[]>;
}

/** `now` is the server's time, as far as it is known. */
export function createDeviceCommits(
  app: FirebaseApp,
  config: HearthConfig,
  now: () => Millis,
): DeviceCommits {
  const db = openCommits(app, config);

  const storedOf = async (uid: string): Promise<QueryDocumentSnapshot[]> => {
    const lately = query(
      collection(db, devicesPath(uid)),
      orderBy('lastSeenAt', 'desc'),
      limit(DEVICES_MAX),
    );
    return (await find(db, lately)).docs;
  };
  const ownOf = async (uid: string, browserId: string) =>
    (await storedOf(uid)).find((snapshot) => snapshot.get('browserId') === browserId);
  const remove = (uid: string, deviceId: string) =>
    commit(db, (batch) => batch.delete(doc(db, devicePath(uid, deviceId))));

  const put = async (uid: string, device: OwnDevice): Promise<string> => {
    const stored = await storedOf(uid);
    const own = stored.find((snapshot) => snapshot.get('browserId') === device.browserId);
    const free = PLACES.find((place) => stored.every(({ id }) => id !== place));
    const deviceId = own?.id ?? free ?? stored.at(-1)?.id ?? '0';
    // Rules let nobody take a place that is not free.
    if (!own && free === undefined) await remove(uid, deviceId);
    const document = doc(db, devicePath(uid, deviceId));
    const fields = {
      ...{ ...device, uid, lastSeenAt: serverTimestamp() },
      expiresAt: new Timestamp(...timestampParts(now() + DEVICE_TTL_MS)),
    };
    await commit(db, (batch) =>
      own
        ? batch.update(document, fields)
        : batch.set(document, { ...fields, createdAt: serverTimestamp() }),
    );
    return deviceId;
  };

  return {
    async save(uid, device) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await put(uid, device);
        } catch (error) {
          const isTaken = error instanceof HearthError && error.code === 'denied';
          if (!isTaken || attempt === SAVE_ATTEMPTS) throw error;
        }
      }
    },

    isKnown: async (uid, browserId) => (await ownOf(uid, browserId)) !== undefined,

    async leave(uid, browserId) {
      const own = await ownOf(uid, browserId);
      if (own) await remove(uid, own.id);
    },

    remove,

    list: async (uid) =>
      (await storedOf(uid)).flatMap((snapshot) => {
        const fields = parseDocument(deviceSchema, snapshot);
        return fields ? [{ ...fields, id: snapshot.id }] : [];
      }),
  };
}
