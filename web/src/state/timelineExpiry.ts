import { isExpired } from '@hearth/domain/disappearing';
import type { Message } from '@hearth/domain/message';
import { MINUTE_MS } from '@hearth/domain/time';
import type { DevicePort } from '../ports/device';
import type { Schedule } from './outboxDrain';
import { nextExpiry } from './timelineWindow';

/** A clock may be corrected, and timers stand still in a sleeping machine: looked at this often. */
const WAKE_MAX_MS = MINUTE_MS;

/** Tells a timeline when the next of its messages goes. */
export class TimelineExpiry {
  readonly #device: Pick<DevicePort, 'now'>;
  readonly #schedule: Schedule;
  readonly #onExpiry: () => void;
  #cancel = () => {};

  constructor(device: Pick<DevicePort, 'now'>, schedule: Schedule, onExpiry: () => void) {
    this.#device = device;
    this.#schedule = schedule;
    this.#onExpiry = onExpiry;
  }

  /** From now on the next of these is waited for. */
  follow(messages: readonly Message[]) {
    const now = this.#device.now();
    const next = nextExpiry(messages, now);
    this.#cancel();
    this.#cancel = () => {};
    if (next !== null) {
      this.#cancel = this.#schedule(this.#onExpiry, Math.min(next - now, WAKE_MAX_MS));
    }
  }

  /** Whether a message is among these and over its time. */
  isGone(messages: readonly Message[], id: string): boolean {
    const message = messages.find((each) => each.id === id);
    return message !== undefined && isExpired(message, this.#device.now());
  }

  stop() {
    this.#cancel();
  }
}
