/** Notifications of one device in memory: what the browser answers is up to the test. */
import type { Device } from '@hearth/domain/device';
import { HearthError } from '@hearth/domain/errors';
import { DEVICE_TTL_MS } from '@hearth/domain/limits';
import type { PushPort, PushSupport } from '../ports/push';
import { NOON } from './builders';

export interface MemoryPush extends PushPort {
  /** How the browser stands; listeners hear of it. `answer` is what the person will say when asked. */
  set(change: {
    support?: PushSupport;
    permission?: NotificationPermission;
    answer?: Answer;
  }): void;
  /** As if notifications had been switched on in another browser. */
  addDevice(device: Pick<Device, 'id' | 'uid' | 'name'> & Partial<Device>): void;
  /** While false what needs the server rejects with `offline`. */
  setReachable(isReachable: boolean): void;
  /** What was asked for so far, such as `enable ada`. */
  calls(): readonly string[];
}

type Answer = 'granted' | 'denied';

const DEVICE_ID = '0';
const BROWSER_ID = 'browser0000000000000';

export function createMemoryPush(): MemoryPush {
  return new MemoryPushDevice();
}

class MemoryPushDevice implements MemoryPush {
  readonly #listeners = new Set<() => void>();
  readonly #devices = new Map<string, Device>();
  #support: PushSupport = 'ok';
  #permission: NotificationPermission = 'default';
  #answer: Answer = 'granted';
  #isReachable = true;
  #calls: string[] = [];

  set(change: {
    support?: PushSupport;
    permission?: NotificationPermission;
    answer?: Answer;
  }): void {
    this.#support = change.support ?? this.#support;
    this.#permission = change.permission ?? this.#permission;
    this.#answer = change.answer ?? this.#answer;
    this.#tell();
  }

  addDevice(device: Pick<Device, 'id' | 'uid' | 'name'> & Partial<Device>): void {
    this.#devices.set(device.id, {
      ...{
        browserId: `browser ${device.id}`,
        registration: 'registration',
        createdAt: NOON,
        lastSeenAt: NOON,
      },
      ...{ expiresAt: NOON + DEVICE_TTL_MS, ...device },
    });
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
  }

  calls(): readonly string[] {
    return this.#calls;
  }

  support(): PushSupport {
    return this.#support;
  }

  permission(): NotificationPermission {
    return this.#permission;
  }

  deviceId(uid: string): string | null {
    return this.#devices.get(DEVICE_ID)?.uid === uid ? DEVICE_ID : null;
  }

  onChange(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async enable(uid: string): Promise<string> {
    await this.#reach(`enable ${uid}`);
    if (this.#support !== 'ok') throw new HearthError('pushUnsupported');
    if (this.#permission === 'default') this.#permission = this.#answer;
    if (this.#permission === 'denied') {
      this.#tell();
      throw new HearthError('pushDenied');
    }
    this.#devices.set(DEVICE_ID, {
      ...{ id: DEVICE_ID, uid, browserId: BROWSER_ID, name: 'Chrome on Linux' },
      registration: 'registration',
      ...{ createdAt: NOON, lastSeenAt: NOON, expiresAt: NOON + DEVICE_TTL_MS },
    });
    this.#tell();
    return DEVICE_ID;
  }

  async disable(uid: string): Promise<void> {
    this.#devices.delete(DEVICE_ID);
    this.#tell();
    await this.#reach(`disable ${uid}`);
  }

  touchDevice(uid: string): Promise<void> {
    return this.#reach(`touch ${uid}`);
  }

  async listDevices(uid: string): Promise<Device[]> {
    await this.#reach(`list ${uid}`);
    return [...this.#devices.values()]
      .filter((device) => device.uid === uid)
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  }

  async removeDevice(uid: string, deviceId: string): Promise<void> {
    await this.#reach(`remove ${uid} ${deviceId}`);
    this.#devices.delete(deviceId);
    this.#tell();
  }

  async #reach(call: string): Promise<void> {
    this.#calls = [...this.#calls, call];
    await Promise.resolve();
    if (!this.#isReachable) throw new HearthError('offline');
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
