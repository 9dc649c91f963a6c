import type { PushPayload } from '@hearth/domain/pushPayload';

export interface PushOptions {
  /** `high` may wake a sleeping device. */
  urgency: 'normal' | 'high';
  /** How long the push service keeps it for a device that is offline. */
  ttlSeconds: number;
  /** While a device is offline, a later one of the same topic takes the place of an earlier one. */
  topic: string;
}

/**
 * `gone`: the push service does not know the registration any more. `rejected`: it does not take
 * what was sent, and will not another time.
 */
export type PushOutcome = 'sent' | 'gone' | 'rejected';

export interface PushSender {
  /** Rejects when another try later may succeed. */
  send(registration: string, payload: PushPayload, options: PushOptions): Promise<PushOutcome>;
}
