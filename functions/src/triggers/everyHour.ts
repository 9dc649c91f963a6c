import { info } from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { firestoreDeletions } from '../adapters/firestoreDeletions';
import { firestoreExports } from '../adapters/firestoreExports';
import { firestoreMessageRemovals } from '../adapters/firestoreMessageRemovals';
import { firestoreStale } from '../adapters/firestoreStale';
import { storageFiles as files } from '../adapters/storageFiles';
import { SCHEDULE_OPTIONS } from '../options';
import { resumeDeletions } from '../usecases/resumeDeletions';
import { sweepExpired } from '../usecases/sweepExpired';
import { sweepExports } from '../usecases/sweepExports';
import { sweepStale } from '../usecases/sweepStale';
import { runAll } from './runAll';
import { tellFailure } from './tellFailure';

const tell = tellFailure('The hourly sweep left something');

export const everyHour = onSchedule(
  { ...SCHEDULE_OPTIONS, schedule: 'every 1 hours', timeoutSeconds: 540 },
  // A run that comes late judges by the time it was meant for, which only spares what is young.
  async ({ scheduleTime }) => {
    const now = Date.parse(scheduleTime);
    const messages = firestoreMessageRemovals;
    const swept = await runAll({
      deletions: () => resumeDeletions(now, firestoreDeletions, tell),
      messages: () => sweepExpired(now, { messages, files, tell }),
      stale: () => sweepStale(now, firestoreStale),
      exports: () => sweepExports(now, { exports: firestoreExports, files }, tell),
    });
    info('Swept', swept);
  },
);
