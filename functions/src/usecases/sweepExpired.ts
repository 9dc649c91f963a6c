import type { Millis } from '@hearth/domain/time';
import type { FileStore } from '../ports/files';
import type { GoingMessage, MessageRemovals } from '../ports/messageRemovals';
import { eachOnItsOwn } from './eachOnItsOwn';
import { removeWithFiles } from './removeWithFiles';

const PAGE = 400;
const AT_ONCE = 5;
/** A bound on the time of one run; what is left is the oldest of the next one. */
const RUN_MAX = 2_000;

export interface SweepExpiredPorts {
  messages: MessageRemovals;
  files: FileStore;
  tell: (error: unknown, message: GoingMessage) => void;
}

/**
 * Removes messages whose time is over, with all that belongs to them. Clients have not shown them
 * since. Two runs at once do the same work twice and no harm.
 */
export async function sweepExpired(
  now: Millis,
  { messages, files, tell }: SweepExpiredPorts,
  { page = PAGE, runMax = RUN_MAX } = {},
): Promise<{ removed: number; failed: number }> {
  let removed = 0;
  let failed = 0;
  for (;;) {
    const found = await messages.expired(now, page);
    const failedHere = await eachOnItsOwn(
      found,
      (message) => removeWithFiles(message, files, () => messages.remove(message, now)),
      tell,
      AT_ONCE,
    );
    removed += found.length - failedHere;
    failed += failedHere;
    // What failed is found again: another page would begin with it.
    if (found.length < page || failedHere > 0 || removed >= runMax) return { removed, failed };
  }
}
