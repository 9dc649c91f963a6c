import { firestoreExports } from '../adapters/firestoreExports';
import { requestExport } from '../usecases/requestExport';
import { callable } from './answer';

export const exportData = callable('exportData', async ({ uid }) => {
  await requestExport(uid, Date.now(), firestoreExports);
  return {};
});
