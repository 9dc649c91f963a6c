import type { PushSender } from '../../../functions/src/ports/push';
import { firestoreAudience } from '../../../functions/src/adapters/firestoreAudience';
import { firestoreInbox } from '../../../functions/src/adapters/firestoreInbox';
import { firestoreMessageRemovals } from '../../../functions/src/adapters/firestoreMessageRemovals';
import { firestoreMessages } from '../../../functions/src/adapters/firestoreMessages';
import { firestoreModeration } from '../../../functions/src/adapters/firestoreModeration';
import { storageFiles } from '../../../functions/src/adapters/storageFiles';
import { messageWritten } from '../../../functions/src/usecases/messageWritten';
import { watchAdmin, type AdminTally } from './adminMeter';

const NO_PAGES = { fetch: () => Promise.reject(new Error('No message has a link')) };

/** Documents that functions read and write for one clean message that was just sent with these words. */
export async function countFollowing(
  room: { id: string; sender: string; recipients: number },
  { messageId, text }: { messageId: string; text: string },
): Promise<AdminTally> {
  const { tally, reset } = watchAdmin();
  let sent = 0;
  const push: PushSender = {
    send() {
      sent += 1;
      return Promise.resolve('sent');
    },
  };
  const message = {
    ...{ senderId: room.sender, kind: 'text' as const, text },
    ...{ mentions: [], attachments: [], kinds: [], preview: null, replyTo: null },
    ...{ createdAt: Date.now(), isDeleted: false, isHidden: false, deletedBy: null },
    ...{ expiresAt: null, editCount: 0 },
  };
  reset();
  await messageWritten(
    { roomId: room.id, messageId, before: null, after: message, at: Date.now() },
    {
      ...{ pages: NO_PAGES, messages: firestoreMessages, files: storageFiles },
      ...{ moderation: firestoreModeration, classifier: null, now: Date.now },
      removals: firestoreMessageRemovals,
      ...{ audience: firestoreAudience, inbox: firestoreInbox, push },
      tell: (error) => {
        throw new Error('A push was not sent', { cause: error });
      },
    },
  );
  if (sent !== room.recipients) throw new Error(`${String(sent)} pushes instead of one for each`);
  return { ...tally };
}
