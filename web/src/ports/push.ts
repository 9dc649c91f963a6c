import type { Device } from '@hearth/domain/device';
import type { Unsubscribe } from './unsubscribe';

/** `needsInstall`: an iPhone or iPad, which tells only apps on the home screen. */
export type PushSupport = 'ok' | 'unsupported' | 'needsInstall';

/**
 * Notifications on this device while the app is closed. Promises reject with HearthError:
 * `pushUnsupported`, `pushDenied`, `pushFailed` (the browser's push service does not work) and what
 * commits reject with.
 */
export interface PushPort {
  support(): PushSupport;
  /** What the person has answered the browser so far. */
  permission(): NotificationPermission;
  /** Id of this device for an account, as in its devices; null while notifications are off here. */
  deviceId(uid: string): string | null;
  /** Tells of every change of what the three above say. */
  onChange(listener: () => void): Unsubscribe;
  /**
   * Switches notifications on here and gives the id of the device. Asks for permission, so it has to
   * be called right after a click.
   */
  enable(uid: string): Promise<string>;
  /**
   * Switches them off here: nothing arrives afterwards, even when the server cannot be told. Belongs
   * before every sign-out, and also does its local part after one.
   */
  disable(uid: string): Promise<void>;
  /**
   * Once for each start of the app: renews what has run out and says every week that this device is
   * still there. Notifications end here when another device has removed this one by then. Costs
   * nothing while they are off.
   */
  touchDevice(uid: string): Promise<void>;
  /** This person's devices, lately seen first. */
  listDevices(uid: string): Promise<Device[]>;
  /** Switches another device off: at once for what is sent to it, there within a week. */
  removeDevice(uid: string, deviceId: string): Promise<void>;
}
