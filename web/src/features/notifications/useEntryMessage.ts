import type { InboxEntry } from '@hearth/domain/inbox';
import type { Message } from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import { useMessageLookup, type MessageLookup } from '../../state/useMessageLookup';

/** What an entry's message says, as far as one may see it now. */
export type EntryMessage =
  | { type: 'loading' | 'noRoom' | 'deleted' | 'hidden' | 'offline' | 'failed' }
  | { type: 'words'; message: Pick<Message, 'text' | 'kinds'>; fileCount: number };

/**
 * The message of an entry, asked for while shown; one document at most, and none where the room list
 * has it. `room` is null where it is no longer one's own, undefined while unknown.
 */
export function useEntryMessage(
  { roomId, messageId }: InboxEntry,
  room: Room | null | undefined,
): EntryMessage {
  const last = room?.lastMessage?.id === messageId ? room.lastMessage : null;
  // A message that moderation has hidden says nothing in the list: only itself tells why.
  const isTold = last !== null && (last.isDeleted || last.text !== '' || last.kinds.length > 0);
  const lookup = useMessageLookup(roomId, room != null && !isTold ? messageId : null);

  if (room === null) return { type: 'noRoom' };
  if (last?.isDeleted) return { type: 'deleted' };
  if (last && isTold) return { type: 'words', message: last, fileCount: last.fileCount };
  return fromLookup(lookup);
}

function fromLookup(lookup: MessageLookup): EntryMessage {
  switch (lookup.type) {
    case 'asking':
      return { type: 'loading' };
    case 'gone':
      return { type: 'deleted' };
    case 'denied':
      return { type: 'noRoom' };
    case 'offline':
    case 'failed':
      return { type: lookup.type };
    case 'found': {
      const { message } = lookup;
      if (message.deletedAt !== null) return { type: 'deleted' };
      if (message.hiddenAt !== null) return { type: 'hidden' };
      return { type: 'words', message, fileCount: message.attachments.length };
    }
  }
}
