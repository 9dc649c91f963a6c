import { INBOX_TTL_MS } from '@hearth/domain/limits';
import type { Message } from '@hearth/domain/message';
import type { Audience } from '../ports/audience';
import type { InboxStore } from '../ports/inbox';

export interface InboxPorts {
  audience: Pick<Audience, 'room' | 'blockersOf'>;
  inbox: InboxStore;
}

type Speaking = Pick<Message, 'senderId' | 'kind' | 'mentions' | 'replyTo' | 'createdAt'>;

/**
 * Puts a message into the inboxes of those whom it names or answers, as far as they are in the room
 * and have not blocked its sender. Running again changes nothing. Most messages speak to nobody and
 * cost nothing here.
 */
export async function fillInbox(
  { roomId, messageId, message }: { roomId: string; messageId: string; message: Speaking },
  { audience, inbox }: InboxPorts,
): Promise<void> {
  const meant = meantBy(message);
  if (meant.length === 0) return;
  const room = await audience.room(roomId);
  const present = meant.filter((uid) => room?.memberIds.includes(uid));
  if (present.length === 0) return;
  const blockers = await audience.blockersOf(message.senderId, present);
  const entries = present
    .filter((uid) => !blockers.has(uid))
    .map((uid) => ({
      uid,
      entry: {
        type: message.mentions.includes(uid) ? ('mention' as const) : ('reply' as const),
        ...{ roomId, messageId, senderId: message.senderId, at: message.createdAt },
        expiresAt: message.createdAt + INBOX_TTL_MS,
      },
    }));
  if (entries.length > 0) await inbox.put(entries);
}

/** Each once, without the sender. */
function meantBy({ senderId, kind, mentions, replyTo }: Speaking): string[] {
  if (kind !== 'text') return [];
  const meant = new Set([...mentions, ...(replyTo ? [replyTo.senderId] : [])]);
  meant.delete(senderId);
  return [...meant];
}
