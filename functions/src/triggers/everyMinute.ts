import { info } from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { fcmPush } from '../adapters/fcmPush';
import { firestoreAudience } from '../adapters/firestoreAudience';
import { firestoreCalls } from '../adapters/firestoreCalls';
import { firestoreInbox } from '../adapters/firestoreInbox';
import { firestoreMessages } from '../adapters/firestoreMessages';
import { firestoreReminders } from '../adapters/firestoreReminders';
import { firestoreScheduled } from '../adapters/firestoreScheduled';
import { SCHEDULE_OPTIONS } from '../options';
import { remindDue } from '../usecases/remindDue';
import { sendDue } from '../usecases/sendDue';
import { sweepCalls } from '../usecases/sweepCalls';
import { runAll } from './runAll';
import { tellFailure } from './tellFailure';

const tell = tellFailure('Something that was due has failed');

const remindPorts = {
  ...{ reminders: firestoreReminders, inbox: firestoreInbox, messages: firestoreMessages },
  ...{ audience: firestoreAudience, push: fcmPush, tell },
};

const callPorts = { calls: firestoreCalls, clock: Date.now, tell };

export const everyMinute = onSchedule(
  { ...SCHEDULE_OPTIONS, schedule: 'every 1 minutes', timeoutSeconds: 300 },
  // A run that comes late does what was due at the time it was meant for; the next one does the rest.
  async ({ scheduleTime }) => {
    const now = Date.parse(scheduleTime);
    const done = await runAll({
      scheduled: () => sendDue(now, firestoreScheduled, tell),
      calls: () => sweepCalls(now, callPorts),
      reminders: () => remindDue(now, { ...remindPorts, now: () => now }),
    });
    if (hasDone(done)) info('Did what was due', done);
  },
);

/** Most minutes bring nothing, and need no line in the log. */
function hasDone(counts: Record<string, unknown>): boolean {
  return Object.values(counts).some((count) =>
    typeof count === 'object' && count !== null ? hasDone({ ...count }) : count !== 0,
  );
}
