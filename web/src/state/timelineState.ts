import type { ShownMessage } from '@hearth/domain/outbox';
import type { Millis } from '@hearth/domain/time';
import type { DevicePort } from '../ports/device';
import type { MessagesPort } from '../ports/messages';
import type { OutboxStore } from './outbox';
import type { Schedule } from './outboxDrain';
import type { TimelineWindow } from './timelineWindow';

export interface TimelineDeps {
  roomId: string;
  me: string;
  messages: MessagesPort;
  outbox: OutboxStore;
  device: DevicePort;
  schedule?: Schedule;
}

/** What a closed timeline leaves, for opening it again without reading everything once more. */
export interface WarmTimeline {
  window: TimelineWindow;
  syncedTo: number;
}

export interface TimelineState {
  /** `error` only while there is nothing to show. */
  status: 'loading' | 'ready' | 'denied' | 'error';
  /** Oldest first, with the outbox laid over. */
  messages: readonly ShownMessage[];
  /** `createdAt` of the newest message of the server in this stretch, gone or not; null for none. */
  newestAt: Millis | null;
  hasOlder: boolean;
  /** True while one looks at a stretch of the past that does not reach the present. */
  hasNewer: boolean;
  isLoadingOlder: boolean;
  isLoadingNewer: boolean;
  /** Shown from the cache while the server has not answered. */
  isStale: boolean;
  /** Offline, and this device kept nothing of the room: all that shows are one's own unsent messages. */
  isAbsent: boolean;
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
  newestAt: null,
  hasOlder: false,
  hasNewer: false,
  isLoadingOlder: false,
  isLoadingNewer: false,
  isStale: false,
  isAbsent: false,
  unreadFromId: null,
  hasUnreadAbove: false,
  highlightedId: null,
};
