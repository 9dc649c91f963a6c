import { messagesPath } from '@hearth/domain/paths';
import { onDocumentWritten } from 'firebase-functions/v2/firestore';
import { fcmPush } from '../adapters/fcmPush';
import { runningPolicy } from '../adapters/fetchPolicy';
import { firestoreAudience } from '../adapters/firestoreAudience';
import { firestoreInbox } from '../adapters/firestoreInbox';
import { firestoreMessageRemovals } from '../adapters/firestoreMessageRemovals';
import { firestoreMessages } from '../adapters/firestoreMessages';
import { firestoreModeration } from '../adapters/firestoreModeration';
import { runningClassifier } from '../adapters/geminiClassifier';
import { guardedFetcher } from '../adapters/guardedFetcher';
import { messageState } from '../adapters/messageState';
import { storageFiles } from '../adapters/storageFiles';
import { TRIGGER_OPTIONS } from '../options';
import { messageWritten as run } from '../usecases/messageWritten';
import { isGivenUp } from './giveUp';
import { tellFailure } from './tellFailure';

/** Most calls return at once; the memory is for the pictures of a few previews at a time. */
const OPTIONS = { ...TRIGGER_OPTIONS, memory: '512MiB', concurrency: 20 } as const;

const ports = {
  pages: guardedFetcher(runningPolicy(process.env)),
  messages: firestoreMessages,
  files: storageFiles,
  removals: firestoreMessageRemovals,
  moderation: firestoreModeration,
  classifier: runningClassifier(process.env),
  audience: firestoreAudience,
  inbox: firestoreInbox,
  push: fcmPush,
  now: Date.now,
  tell: tellFailure('A device could not be told'),
};

export const messageWritten = onDocumentWritten(
  { ...OPTIONS, document: `${messagesPath('{roomId}')}/{messageId}` },
  async (event) => {
    if (!event.data) return;
    const { roomId, messageId } = event.params as { roomId: string; messageId: string };
    if (isGivenUp(event, 'following a change of a message', { roomId, messageId })) return;
    const before = messageState(event.data.before.data());
    const after = messageState(event.data.after.data());
    // What has another shape is nobody's to follow, and not gone.
    if (after === null && event.data.after.exists) return;
    await run({ roomId, messageId, before, after, at: Date.parse(event.time) }, ports);
  },
);
