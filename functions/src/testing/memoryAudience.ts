import {
  DEFAULT_NOTIFICATIONS,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import { devicePath } from '@hearth/domain/paths';
import type { Room } from '@hearth/domain/room';
import type { Settings } from '@hearth/domain/settings';
import type { Audience, AudienceDevice } from '../ports/audience';

type AudienceRoom = Pick<Room, 'kind' | 'name' | 'memberIds'> & Partial<Pick<Room, 'barredIds'>>;

/** People, their devices and choices in memory; `asked` lists what was looked up. */
export class MemoryAudience implements Audience {
  readonly rooms = new Map<string, AudienceRoom>();
  devices: AudienceDevice[] = [];
  readonly settings = new Map<string, NotificationSettings>();
  readonly undisturbed = new Set<string>();
  readonly names = new Map<string, string>();
  /** uid -> who has blocked them. */
  readonly blockers = new Map<string, Set<string>>();
  readonly asked: string[] = [];
  removals = 0;

  addDevice(uid: string, deviceId: string, registration = `${uid}-${deviceId}`): void {
    this.devices.push({ uid, path: devicePath(uid, deviceId), registration });
  }

  choose(uid: string, settings: Partial<NotificationSettings>): void {
    this.settings.set(uid, { ...DEFAULT_NOTIFICATIONS, ...settings });
  }

  readonly room = async (roomId: string) => {
    this.asked.push(`room ${roomId}`);
    const room = this.rooms.get(roomId);
    return room ? { barredIds: [], ...room } : null;
  };

  readonly devicesOf = async (uids: readonly string[]) => {
    this.asked.push('devices');
    return this.devices.filter(({ uid }) => uids.includes(uid));
  };

  readonly device = async (uid: string, deviceId: string) =>
    this.devices.find(({ path }) => path === devicePath(uid, deviceId)) ?? null;

  readonly settingsOf = async (uids: readonly string[]) => {
    this.asked.push(`settings ${uids.join(' ')}`);
    return new Map(uids.map((uid) => [uid, this.settings.get(uid) ?? DEFAULT_NOTIFICATIONS]));
  };

  readonly availabilitiesOf = async (uids: readonly string[]) => {
    this.asked.push(`availabilities ${uids.join(' ')}`);
    return new Map(
      uids.map((uid): [string, Settings['availability']] => [
        uid,
        this.undisturbed.has(uid) ? 'dnd' : 'auto',
      ]),
    );
  };

  readonly blockersOf = async (uid: string, among: readonly string[]) => {
    this.asked.push(`blockers ${uid} ${among.join(' ')}`);
    return new Set(among.filter((each) => this.blockers.get(uid)?.has(each)));
  };

  readonly namesOf = async (uids: readonly string[]) => {
    this.asked.push(`names ${uids.join(' ')}`);
    return new Map([...this.names].filter(([uid]) => uids.includes(uid)));
  };

  readonly removeDevice = async (path: string, registration: string) => {
    const isTheOne = (device: AudienceDevice) =>
      device.path === path && device.registration === registration;
    if (this.devices.some(isTheOne)) this.removals += 1;
    this.devices = this.devices.filter((device) => !isTheOne(device));
  };
}
