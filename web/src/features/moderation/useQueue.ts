import type { ErrorCode } from '@hearth/domain/errors';
import type { ReviewItem } from '@hearth/domain/review';
import { useCallback, useEffect, useState } from 'react';
import { useServices } from '../../ports/services';

/** An item over all rooms: items about one person in two rooms have the same id. */
export type ItemKey = string;

export const keyOf = ({ roomId, id }: Pick<ReviewItem, 'roomId' | 'id'>): ItemKey =>
  `${roomId}/${id}`;

export type Queue =
  | { status: 'loading' }
  | { status: 'error'; code: ErrorCode; retry: () => void }
  | { status: 'ready'; items: readonly ReviewItem[] };

type Answer =
  | { roomId: string | null; items: readonly ReviewItem[] }
  | { roomId: string | null; code: ErrorCode };

/** Open items, newest first, as they come and go: of one room, or of all (null). */
export function useQueue(roomId: string | null): Queue {
  const { moderation } = useServices();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(
    () =>
      moderation.watchQueue(roomId, {
        next: (items) => setAnswer({ roomId, items }),
        error: ({ code }) => setAnswer({ roomId, code }),
      }),
    [moderation, roomId, attempt],
  );
  const retry = useCallback(() => {
    setAnswer(null);
    setAttempt((count) => count + 1);
  }, []);
  // What belongs to the room before says nothing about this one.
  if (!answer || answer.roomId !== roomId) return { status: 'loading' };
  if ('code' in answer) return { status: 'error', code: answer.code, retry };
  return { status: 'ready', items: answer.items };
}
