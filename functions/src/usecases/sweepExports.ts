import type { Millis } from '@hearth/domain/time';
import type { ExportStore } from '../ports/exports';
import type { FileStore } from '../ports/files';
import { eachOnItsOwn } from './eachOnItsOwn';

/** A bound on one run; what is left is the oldest of the next one. */
const RUN_MAX = 200;

/** Removes exports that can be fetched no longer: the file, then the note of it. */
export async function sweepExports(
  now: Millis,
  { exports, files }: { exports: ExportStore; files: FileStore },
  tell: (error: unknown, uid: string) => void,
): Promise<{ removed: number; failed: number }> {
  const found = await exports.expired(now, RUN_MAX);
  const failed = await eachOnItsOwn(
    found,
    async ({ uid, state }) => {
      if (state.path !== null) await files.remove(state.path);
      await exports.remove(uid, state.requestedAt);
    },
    (error, { uid }) => {
      tell(error, uid);
    },
  );
  return { removed: found.length - failed, failed };
}
