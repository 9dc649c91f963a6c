import type { NotificationSettings } from '@hearth/domain/notificationSettings';
import type { Room } from '@hearth/domain/room';
import type { Settings } from '@hearth/domain/settings';

/** A browser that can be reached. */
export interface AudienceDevice {
  uid: string;
  /** Path of its document. */
  path: string;
  registration: string;
}

/** The people whom a message may concern. */
export interface Audience {
  /** Null when there is no such room. */
  room(roomId: string): Promise<Pick<Room, 'kind' | 'name' | 'memberIds' | 'barredIds'> | null>;
  /** Devices of these people that have not expired, lately seen first. */
  devicesOf(uids: readonly string[]): Promise<AudienceDevice[]>;
  /** One device by its id; null when there is none. */
  device(uid: string, deviceId: string): Promise<AudienceDevice | null>;
  /** By uid; the default choices for who has made none. */
  settingsOf(uids: readonly string[]): Promise<ReadonlyMap<string, NotificationSettings>>;
  /** By uid: who wants not to be disturbed. */
  availabilitiesOf(uids: readonly string[]): Promise<ReadonlyMap<string, Settings['availability']>>;
  /** Those of some people who have blocked a person: one document each. */
  blockersOf(uid: string, among: readonly string[]): Promise<ReadonlySet<string>>;
  /** Display names by uid; who has no profile is absent. */
  namesOf(uids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Removes a device, unless it has another registration by now. */
  removeDevice(path: string, registration: string): Promise<void>;
}
