import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import type { DeletionStore } from '../ports/departure';
import { eachOnItsOwn } from './eachOnItsOwn';

/** A deletion that runs as it should is done by then, or bears to be told to go on. */
const RESUME_AFTER_MS = 10 * MINUTE_MS;
/** A bound on one run; what is left is the oldest of the next one. */
const RUN_MAX = 100;

/** Takes deletions up again that broke off: notes their present step anew, which calls for a run. */
export async function resumeDeletions(
  now: Millis,
  deletions: DeletionStore,
  tell: (error: unknown, uid: string) => void,
): Promise<{ resumed: number; failed: number }> {
  const unfinished = await deletions.unfinished(now - RESUME_AFTER_MS, RUN_MAX);
  const failed = await eachOnItsOwn(
    unfinished,
    async (uid) => {
      const deletion = await deletions.deletion(uid);
      if (deletion !== null) await deletions.advance(uid, deletion, deletion.step);
    },
    tell,
  );
  return { resumed: unfinished.length - failed, failed };
}
