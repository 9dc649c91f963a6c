import { errorCode } from '@hearth/domain/errors';
import type { Message } from '@hearth/domain/message';
import { useEffect, useState } from 'react';
import { useConnection } from './connection';
import { useSession } from './session';

/** Not every failure is a lost connection whose return one would hear of. */
const RETRY_MS = 15_000;

type Answer = { type: 'found'; message: Message } | { type: 'gone' | 'denied' | 'failed' };

/**
 * What the server says of a message. Only `gone` and `denied` mean that there is none for this
 * person; of the rest nobody knows, and it is asked again.
 */
export type MessageLookup = Answer | { type: 'asking' | 'offline' };

/** Asks for one message while it is shown; a null id asks for nothing. */
export function useMessageLookup(roomId: string, id: string | null): MessageLookup {
  const { messages } = useSession().services;
  const isOffline = useConnection() === 'offline';
  const [last, setLast] = useState<{ id: string; answer: Answer } | null>(null);
  const answer = last?.id === id ? last.answer : null;
  const isOpen = answer === null || answer.type === 'failed';
  const isWanted = id !== null && isOpen && !isOffline;
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const next = await askFor(() => messages.get(roomId, id));
      if (!isCurrent) return;
      setLast({ id, answer: next });
      if (next.type === 'failed') timer = setTimeout(() => void ask(), RETRY_MS);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isWanted, messages, roomId, id]);
  if (isOpen && isOffline) return { type: 'offline' };
  return answer ?? { type: 'asking' };
}

async function askFor(get: () => Promise<Message | null>): Promise<Answer> {
  try {
    const message = await get();
    return message ? { type: 'found', message } : { type: 'gone' };
  } catch (error) {
    return { type: errorCode(error) === 'denied' ? 'denied' : 'failed' };
  }
}
