import { callPath } from '@hearth/domain/paths';
import { onDocumentWritten } from 'firebase-functions/v2/firestore';
import { cloudTasks } from '../adapters/cloudTasks';
import { fcmPush } from '../adapters/fcmPush';
import { firestoreAudience } from '../adapters/firestoreAudience';
import { callOf, firestoreCalls } from '../adapters/firestoreCalls';
import { TRIGGER_OPTIONS } from '../options';
import { callWritten as run } from '../usecases/callWritten';
import { isGivenUp } from './giveUp';
import { tellFailure } from './tellFailure';

const ports = {
  calls: firestoreCalls,
  timeOuts: cloudTasks,
  audience: firestoreAudience,
  push: fcmPush,
  now: Date.now,
  tell: tellFailure('A call got no time-out; the sweep will end it'),
};

export const callWritten = onDocumentWritten(
  { ...TRIGGER_OPTIONS, document: callPath('{callId}') },
  async (event) => {
    if (!event.data) return;
    const { callId } = event.params as { callId: string };
    if (isGivenUp(event, 'following a change of a call', { callId })) return;
    const before = callOf(event.data.before);
    const after = callOf(event.data.after);
    // What has another shape is nobody's to follow, and not gone.
    if (after === null && event.data.after.exists) return;
    const roomId = (after ?? before)?.roomId;
    if (roomId !== undefined) await run({ callId, roomId, before, after }, ports);
  },
);
