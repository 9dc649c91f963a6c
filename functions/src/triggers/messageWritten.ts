import { messagesPath } from '@hearth/domain/paths';
import { onDocumentWritten } from 'firebase-functions/v2/firestore';
import { runningPolicy } from '../adapters/fetchPolicy';
import { firestoreMessages } from '../adapters/firestoreMessages';
import { guardedFetcher } from '../adapters/guardedFetcher';
import { messageState } from '../adapters/messageState';
import { storageFiles } from '../adapters/storageFiles';
import { TRIGGER_OPTIONS } from '../options';
import { messageWritten as run } from '../usecases/messageWritten';
import { isGivenUp } from './giveUp';

/** Most calls return at once; the memory is for the pictures of a few previews at a time. */
const OPTIONS = { ...TRIGGER_OPTIONS, memory: '512MiB', concurrency: 20 } as const;

const ports = {
  pages: guardedFetcher(runningPolicy(process.env)),
  messages: firestoreMessages,
  files: storageFiles,
};

export const messageWritten = onDocumentWritten(
  { ...OPTIONS, document: `${messagesPath('{roomId}')}/{messageId}` },
  async (event) => {
    if (!event.data?.after.exists) return;
    const { roomId, messageId } = event.params as { roomId: string; messageId: string };
    if (isGivenUp(event, 'following a change of a message', { roomId, messageId })) return;
    const before = messageState(event.data.before.data());
    const after = messageState(event.data.after.data());
    await run({ roomId, messageId, before, after }, ports);
  },
);
