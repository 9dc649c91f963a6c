import {
  EXPORT_EVERY_MS,
  EXPORT_RETRY_MS,
  EXPORT_STALE_MS,
  EXPORT_TTL_MS,
  type ExportState,
} from '@hearth/domain/account';
import type { Millis } from '@hearth/domain/time';
import type { ExportStore } from '../ports/exports';
import { Refusal } from './refusal';

/**
 * Begins an export; a trigger on the note of it does the work. Throws a {@link Refusal}
 * `alreadyDone` while one is being made, unless that has died, and `rateLimited` soon after the last.
 */
export async function requestExport(uid: string, now: Millis, exports: ExportStore): Promise<void> {
  const state = {
    ...({ state: 'working', path: null, size: 0 } as const),
    ...{ requestedAt: now, expiresAt: now + EXPORT_TTL_MS },
  };
  await exports.begin(uid, state, (present) => {
    if (present !== null) assertMay(present, now);
  });
}

function assertMay({ state, requestedAt }: ExportState, now: Millis): void {
  const age = now - requestedAt;
  switch (state) {
    case 'working':
      if (age < EXPORT_STALE_MS) throw new Refusal('alreadyDone');
      return;
    case 'failed':
      if (age < EXPORT_RETRY_MS) throw new Refusal('rateLimited');
      return;
    case 'ready':
      if (age < EXPORT_EVERY_MS) throw new Refusal('rateLimited');
  }
}
