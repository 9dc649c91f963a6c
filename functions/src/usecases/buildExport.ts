import { EXPORT_STALE_MS } from '@hearth/domain/account';
import { exportFilePath } from '@hearth/domain/paths';
import type { Millis } from '@hearth/domain/time';
import type { Archives } from '../ports/archives';
import type { ExportStore, PersonalData } from '../ports/exports';
import type { FileStore } from '../ports/files';
import { exportParts } from './exportParts';

export interface BuildExportPorts {
  exports: ExportStore;
  data: PersonalData;
  archives: Archives;
  files: FileStore;
  tell: (error: unknown, uid: string) => void;
}

/**
 * Puts a person's data together as it was asked for. Deliveries that come again find it done; two at
 * once write the same object. Earlier exports go when the new one is ready. One that fails says so,
 * and the person asks again.
 */
export async function buildExport(
  uid: string,
  now: Millis,
  { exports, data, archives, files, tell }: BuildExportPorts,
): Promise<void> {
  const asked = await exports.state(uid);
  if (asked?.state !== 'working') return;
  const { requestedAt } = asked;
  if (now - requestedAt > EXPORT_STALE_MS) {
    await exports.finish(uid, requestedAt, { state: 'failed' });
    return;
  }
  const path = exportFilePath(uid, exportId(requestedAt));
  try {
    const { size } = await archives.write(
      path,
      exportParts(uid, new Date(requestedAt), { data, files }),
    );
    // Somebody who is gone meanwhile leaves nothing behind.
    if ((await exports.state(uid))?.requestedAt !== requestedAt) {
      await files.remove(path);
      return;
    }
    await removeEarlier(path, files);
    await exports.finish(uid, requestedAt, { state: 'ready', path, size });
  } catch (error) {
    tell(error, uid);
    await exports.finish(uid, requestedAt, { state: 'failed' });
  }
}

/** Twenty characters, as all ids of objects have; the same for the same request. */
function exportId(requestedAt: Millis): string {
  return `export${String(requestedAt).padStart(14, '0')}`;
}

async function removeEarlier(path: string, files: FileStore): Promise<void> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const listed = await files.list(folder, { cursor: null, limit: 100 });
  const earlier = listed.files.filter((file) => file.path < path);
  await Promise.all(earlier.map((file) => files.remove(file.path)));
}
