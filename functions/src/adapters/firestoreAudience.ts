import { deviceSchema } from '@hearth/domain/device';
import { DEVICES_MAX, IN_QUERY_MAX } from '@hearth/domain/limits';
import {
  DEFAULT_NOTIFICATIONS,
  notificationSettingsSchema,
} from '@hearth/domain/notificationSettings';
import {
  COLLECTIONS,
  blockPath,
  devicePath,
  notificationSettingsPath,
  roomPath,
  settingsPath,
  userPath,
} from '@hearth/domain/paths';
import { roomSchema } from '@hearth/domain/room';
import { DEFAULT_SETTINGS, settingsSchema } from '@hearth/domain/settings';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { Audience, AudienceDevice } from '../ports/audience';
import { firestore } from './admin';
import { parsed } from './parsed';
import { withMillis } from './withMillis';

const wantedRoom = v.pick(roomSchema, ['kind', 'name', 'memberIds', 'barredIds']);
const profile = v.object({ displayName: v.string() });
const wantedDevice = v.pick(deviceSchema, ['uid', 'registration', 'lastSeenAt', 'expiresAt']);
const wantedSettings = v.pick(settingsSchema, ['availability']);

export const firestoreAudience: Audience = {
  async room(roomId) {
    const snapshot = await firestore().doc(roomPath(roomId)).get();
    return snapshot.exists ? v.parse(wantedRoom, snapshot.data()) : null;
  },

  async devicesOf(uids) {
    const found = await Promise.all(chunks(uids).map(devicesOfChunk));
    return found
      .flat()
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map(({ device }) => device);
  },

  async device(uid, deviceId) {
    return seen(await firestore().doc(devicePath(uid, deviceId)).get())?.device ?? null;
  },

  async settingsOf(uids) {
    const snapshots = await getAll(uids, notificationSettingsPath);
    return new Map(
      snapshots.map(([uid, snapshot]) => {
        const parsed = v.safeParse(notificationSettingsSchema, withMillis(snapshot.data()));
        return [uid, parsed.success ? parsed.output : DEFAULT_NOTIFICATIONS];
      }),
    );
  },

  async availabilitiesOf(uids) {
    const snapshots = await getAll(uids, settingsPath);
    return new Map(
      snapshots.map(([uid, snapshot]) => [
        uid,
        (parsed(wantedSettings, snapshot) ?? DEFAULT_SETTINGS).availability,
      ]),
    );
  },

  async blockersOf(uid, among) {
    const snapshots = await getAll(among, (each) => blockPath(each, uid));
    return new Set(snapshots.flatMap(([each, { exists }]) => (exists ? [each] : [])));
  },

  async namesOf(uids) {
    const snapshots = await getAll(uids, userPath);
    return new Map(
      snapshots.flatMap(([uid, snapshot]): [string, string][] => {
        const parsed = v.safeParse(profile, snapshot.data());
        return parsed.success ? [[uid, parsed.output.displayName]] : [];
      }),
    );
  },

  async removeDevice(path, registration) {
    const document = firestore().doc(path);
    await firestore().runTransaction(async (transaction) => {
      const present: unknown = (await transaction.get(document)).get('registration');
      if (present === registration) transaction.delete(document);
    });
  },
};

interface SeenDevice {
  device: AudienceDevice;
  lastSeenAt: number;
}

async function devicesOfChunk(uids: string[]): Promise<SeenDevice[]> {
  const { docs } = await firestore()
    .collectionGroup(COLLECTIONS.devices)
    .where('uid', 'in', uids)
    .limit(uids.length * DEVICES_MAX)
    .get();
  return docs.flatMap((snapshot) => seen(snapshot) ?? []);
}

/** Null for none, for one that expired, and for one that lies about whose it is. */
function seen(snapshot: DocumentSnapshot): SeenDevice | null {
  const parsed = v.safeParse(wantedDevice, withMillis(snapshot.data()));
  if (!parsed.success) return null;
  const { uid, registration, lastSeenAt, expiresAt } = parsed.output;
  const owner = snapshot.ref.parent.parent?.id;
  if (owner !== uid || expiresAt <= Date.now()) return null;
  return { device: { uid, path: snapshot.ref.path, registration }, lastSeenAt };
}

/** One document for each person, in one request. */
async function getAll(
  uids: readonly string[],
  pathOf: (uid: string) => string,
): Promise<[uid: string, DocumentSnapshot][]> {
  if (uids.length === 0) return [];
  const snapshots = await firestore().getAll(...uids.map((uid) => firestore().doc(pathOf(uid))));
  return snapshots.flatMap((snapshot, index): [string, DocumentSnapshot][] => {
    const uid = uids[index];
    return uid === undefined ? [] : [[uid, snapshot]];
  });
}

function chunks(uids: readonly string[]): string[][] {
  const count = Math.ceil(uids.length / IN_QUERY_MAX);
  return Array.from({ length: count }, (_, index) =>
    uids.slice(index * IN_QUERY_MAX, (index + 1) * IN_QUERY_MAX),
  );
}
