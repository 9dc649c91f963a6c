import type { Millis } from '@hearth/domain/time';

/** Documents that say until when they are good. */
export const STALE_KINDS = ['presence', 'typing', 'devices'] as const;
export type StaleKind = (typeof STALE_KINDS)[number];

export interface StaleStore {
  /** Removes up to `limit` that are over, except those that are renewed at that moment. Gives how many it found. */
  removeStale(kind: StaleKind, now: Millis, limit: number): Promise<number>;
}
