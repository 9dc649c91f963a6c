import { exportPath } from '@hearth/domain/paths';
import { onDocumentWritten } from 'firebase-functions/v2/firestore';
import { firestoreExports } from '../adapters/firestoreExports';
import { firestorePersonalData } from '../adapters/firestorePersonalData';
import { storageFiles } from '../adapters/storageFiles';
import { zipArchives } from '../adapters/zipArchives';
import { TRIGGER_OPTIONS } from '../options';
import { buildExport } from '../usecases/buildExport';
import { tellFailure } from './tellFailure';

/** Files go through in pieces; the time is what bounds how many. */
const OPTIONS = {
  ...TRIGGER_OPTIONS,
  ...({ memory: '512MiB', concurrency: 1, maxInstances: 3, timeoutSeconds: 540 } as const),
};

const ports = {
  ...{ exports: firestoreExports, data: firestorePersonalData },
  ...{ archives: zipArchives, files: storageFiles },
  tell: tellFailure('An export failed'),
};

export const exportRequested = onDocumentWritten(
  { ...OPTIONS, document: exportPath('{uid}') },
  async (event) => {
    if (event.data?.after.get('state') !== 'working') return;
    const { uid } = event.params as { uid: string };
    await buildExport(uid, Date.now(), ports);
  },
);
