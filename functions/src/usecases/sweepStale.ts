import type { Millis } from '@hearth/domain/time';
import { STALE_KINDS, type StaleKind, type StaleStore } from '../ports/stale';

const PAGE = 400;
/** A bound on one run, for each kind. */
const PAGES_MAX = 5;

/**
 * Removes presence, typing and devices that are over. In production Firestore's TTL does the same
 * within a day or so; this keeps it to an hour, and does it where there is no TTL.
 */
export async function sweepStale(
  now: Millis,
  stale: StaleStore,
  page = PAGE,
): Promise<Record<StaleKind, number>> {
  const found: Record<StaleKind, number> = { presence: 0, typing: 0, devices: 0 };
  for (const kind of STALE_KINDS) {
    for (let pages = 0; pages < PAGES_MAX; pages += 1) {
      const count = await stale.removeStale(kind, now, page);
      found[kind] += count;
      if (count < page) break;
    }
  }
  return found;
}
