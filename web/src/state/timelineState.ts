import type { ShownMessage } from '@hearth/domain/outbox';

export interface TimelineState {
  /** `error` only while there is nothing to show. */
  status: 'loading' | 'ready' | 'denied' | 'error';
  /** Oldest first, with the outbox laid over. */
  messages: readonly ShownMessage[];
  hasOlder: boolean;
  /** True while one looks at a stretch of the past that does not reach the present. */
  hasNewer: boolean;
  isLoadingOlder: boolean;
  isLoadingNewer: boolean;
  /** Shown from the cache while the server has not answered. */
  isStale: boolean;
  /** The first message that was unread when the room was opened. */
  unreadFromId: string | null;
  /** Unread messages begin further up than what is loaded. */
  hasUnreadAbove: boolean;
  /** A message that was jumped to. */
  highlightedId: string | null;
}

/** Before anything is known, and after access was lost. */
export const CLOSED_TIMELINE: TimelineState = {
  status: 'loading',
  messages: [],
  hasOlder: false,
  hasNewer: false,
  isLoadingOlder: false,
  isLoadingNewer: false,
  isStale: false,
  unreadFromId: null,
  hasUnreadAbove: false,
  highlightedId: null,
};
