import { createHash } from 'node:crypto';
import { getFunctions } from 'firebase-admin/functions';
import type { CallTimeOuts } from '../ports/callTimeOuts';
import { app } from './admin';

/** The function as `index.ts` exports it; its queue has its name. */
const QUEUE = `locations/${HEARTH_REGION}/functions/callTimedOut`;
/** Clocks of two machines differ; a task that comes too early waits. */
const MARGIN_MS = 500;
const ALREADY_THERE = 'functions/task-already-exists';

export const cloudTasks: CallTimeOuts = {
  async plan(callId, at) {
    const scheduleTime = new Date(at + MARGIN_MS);
    try {
      await getFunctions(app())
        .taskQueue(QUEUE)
        .enqueue({ callId }, { id: taskIdOf(callId), scheduleTime });
    } catch (error) {
      const isRepeat = error instanceof Error && 'code' in error && error.code === ALREADY_THERE;
      if (!isRepeat) throw error;
    }
  },
};

/**
 * The same for the same call, so that Cloud Tasks takes it once within the hour; hashed, because ids
 * that begin alike slow a queue down: https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks/create
 */
function taskIdOf(callId: string): string {
  return createHash('sha256').update(callId).digest('hex');
}
