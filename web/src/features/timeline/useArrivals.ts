import type { ShownMessage } from '@hearth/domain/outbox';
import { useState } from 'react';
import type { TimelineView } from './timelineView';
import { writtenByOthers } from './useAnnounceMessages';

/** Counts what others wrote since the reader was last at the end. */
export function useArrivals(
  messages: readonly ShownMessage[],
  isAtEnd: boolean,
  { me, blocked }: TimelineView,
) {
  // What is unsent stands last with a time of its own.
  const newestAt = messages.findLast(({ delivery }) => delivery.type === 'sent')?.createdAt ?? 0;
  // A time, for the message itself is not there while the reader looks at the past.
  const [seenAt, setSeenAt] = useState(newestAt);
  if (isAtEnd && seenAt < newestAt) setSeenAt(newestAt);
  const countOf = (some: readonly ShownMessage[]) => writtenByOthers(some, me, blocked).length;
  return {
    count: isAtEnd ? 0 : countOf(messages.filter(({ createdAt }) => createdAt > seenAt)),
    /** Others' messages from this one on. */
    countFrom: (id: string | null): number => {
      const from = messages.findIndex((message) => message.id === id);
      return from < 0 ? 0 : countOf(messages.slice(from));
    },
  };
}
