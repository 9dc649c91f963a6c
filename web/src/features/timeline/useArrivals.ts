import type { ShownMessage } from '@hearth/domain/outbox';
import { useState } from 'react';
import type { TimelineView } from './timelineView';
import { arrivals } from './useAnnounceMessages';

/** Counts what others wrote since the reader was last at the end. */
export function useArrivals(
  messages: readonly ShownMessage[],
  isAtEnd: boolean,
  { me, blocked }: TimelineView,
) {
  const lastId = messages.at(-1)?.id;
  const [anchorId, setAnchorId] = useState(lastId);
  if (isAtEnd && anchorId !== lastId) setAnchorId(lastId);
  return {
    count: isAtEnd ? 0 : arrivals(messages, anchorId, me, blocked).length,
    /** Others' messages from this one on. */
    countFrom: (id: string | null): number => {
      const from = messages.findIndex((message) => message.id === id);
      return from < 0
        ? 0
        : arrivals(messages.slice(from), messages[from]?.id, me, blocked).length + 1;
    },
  };
}
