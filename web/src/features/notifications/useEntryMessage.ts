import type { InboxEntry } from '@hearth/domain/inbox';
import { errorCode } from '@hearth/domain/errors';
import type { Message } from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import { useEffect, useState } from 'react';
import { useConnection } from '../../state/connection';
import { useSession } from '../../state/session';

/** What an entry's message says, as far as one may see it now. */
export type EntryMessage =
  | { type: 'loading' | 'noRoom' | 'deleted' | 'hidden' | 'offline' | 'failed' }
  | { type: 'words'; message: Pick<Message, 'text' | 'kinds'>; fileCount: number };

type Answer = { message: Message | null } | { code: ReturnType<typeof errorCode> };

/**
 * The message of an entry, asked for while shown; one document at most, and none where the room list
 * has it. What failed is asked for again when the connection was lost and is back. `room` is null
 * where it is no longer one's own, undefined while unknown.
 */
export function useEntryMessage(
  { roomId, messageId }: InboxEntry,
  room: Room | null | undefined,
): EntryMessage {
  const { messages } = useSession().services;
  const isOffline = useConnection() === 'offline';
  const [answer, setAnswer] = useState<Answer | null>(null);
  const last = room?.lastMessage?.id === messageId ? room.lastMessage : null;
  // A message that moderation has hidden says nothing in the list: only itself tells why.
  const isTold = last !== null && (last.isDeleted || last.text !== '' || last.kinds.length > 0);
  const isWanted = room != null && !isTold && answer === null && !isOffline;
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    messages.get(roomId, messageId).then(
      (message) => {
        if (isCurrent) setAnswer({ message });
      },
      (error: unknown) => {
        if (isCurrent) setAnswer({ code: errorCode(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted, messages, roomId, messageId]);

  useEffect(() => {
    if (isOffline) setAnswer((known) => (known && 'code' in known ? null : known));
  }, [isOffline]);

  if (room === null) return { type: 'noRoom' };
  if (last?.isDeleted) return { type: 'deleted' };
  if (last && (last.text !== '' || last.kinds.length > 0)) {
    return { type: 'words', message: last, fileCount: last.fileCount };
  }
  if (answer) return fromAnswer(answer);
  return { type: isOffline ? 'offline' : 'loading' };
}

function fromAnswer(answer: Answer): EntryMessage {
  if ('code' in answer) return { type: answer.code === 'denied' ? 'noRoom' : 'failed' };
  const { message } = answer;
  if (message === null || message.deletedAt !== null) return { type: 'deleted' };
  if (message.hiddenAt !== null) return { type: 'hidden' };
  return { type: 'words', message, fileCount: message.attachments.length };
}
