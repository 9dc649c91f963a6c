/** Exports and the end of an account: callables, and the document that tells how far an export is. */
import { exportSchema } from '@hearth/domain/account';
import { exportPath } from '@hearth/domain/paths';
import { doc, type Firestore } from 'firebase/firestore';
import type { FilesPort } from '../ports/files';
import type { LeavingPort } from '../ports/leaving';
import { loadOnce } from '../ports/loadOnce';
import type { HearthConfig } from './config';
import { watchOne } from './watch';

export function createLeaving(
  db: Firestore,
  config: HearthConfig,
  files: Pick<FilesPort, 'load'>,
): LeavingPort {
  const functions = loadOnce(() => import('./functions'));
  return {
    async deleteAccount(messages) {
      const { call } = await functions();
      await call(db.app, config, 'deleteAccount', { messages });
    },
    async exportData() {
      const { call } = await functions();
      await call(db.app, config, 'exportData', {});
    },
    watchExport: (uid, listener) =>
      watchOne(doc(db, exportPath(uid)), exportSchema, (state) => state, listener),
    loadExport: (path) => files.load(path),
  };
}
