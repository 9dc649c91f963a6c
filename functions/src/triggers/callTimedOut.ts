import { setTimeout as wait } from 'node:timers/promises';
import { onTaskDispatched } from 'firebase-functions/v2/tasks';
import * as v from 'valibot';
import { fcmPush } from '../adapters/fcmPush';
import { firestoreAudience } from '../adapters/firestoreAudience';
import { firestoreCalls } from '../adapters/firestoreCalls';
import { TASK_OPTIONS } from '../options';
import { callTimedOut as run } from '../usecases/callTimedOut';

const taskSchema = v.object({ callId: v.pipe(v.string(), v.regex(/^[^/]{1,128}$/)) });

const ports = {
  ...{ calls: firestoreCalls, audience: firestoreAudience, push: fcmPush },
  ...{ now: Date.now, wait },
};

export const callTimedOut = onTaskDispatched(TASK_OPTIONS, async ({ data }) => {
  await run(v.parse(taskSchema, data).callId, ports);
});
