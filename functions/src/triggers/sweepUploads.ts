import { info } from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { firestoreMessages } from '../adapters/firestoreMessages';
import { firestorePhotos } from '../adapters/firestorePhotos';
import { firestoreSweeps } from '../adapters/firestoreSweeps';
import { storageFiles } from '../adapters/storageFiles';
import { SCHEDULE_OPTIONS } from '../options';
import { sweepUploads as run } from '../usecases/sweepUploads';

export const sweepUploads = onSchedule(
  { ...SCHEDULE_OPTIONS, schedule: 'every 24 hours', timeoutSeconds: 540 },
  // A run that comes late judges by the time it was meant for, which only spares what is young.
  async ({ scheduleTime }) => {
    const swept = await run(Date.parse(scheduleTime), {
      files: storageFiles,
      messages: firestoreMessages,
      photos: firestorePhotos,
      sweeps: firestoreSweeps,
    });
    info('Swept the uploads', swept);
  },
);
