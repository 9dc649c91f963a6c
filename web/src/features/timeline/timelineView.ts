import type { ShownMessage } from '@hearth/domain/outbox';
import type { Role } from '@hearth/domain/roles';
import type { Room } from '@hearth/domain/room';
import { createContext, useContext } from 'react';
import type { JumpResult } from '../../state/timeline';
import type { TimelineMedia } from './timelineMedia';

/** What a person can do with a message. Every function keeps its identity while the room is open. */
export interface MessageActions {
  react(message: ShownMessage, emoji: string): void;
  /** Opens the emoji picker for a message. */
  pickReaction(message: ShownMessage): void;
  reply(message: ShownMessage): void;
  edit(message: ShownMessage): void;
  /** Asks first. */
  remove(message: ShownMessage): void;
  copyText(message: ShownMessage): void;
  copyLink(message: ShownMessage): void;
  /** Saves the one file of a message. */
  download(message: ShownMessage): void;
  /** Asks where to send it on; null where nothing is forwarded. */
  forward: ((message: ShownMessage) => void) | null;
  /** Asks when to be reminded; null where there are no reminders. */
  remind: ((message: ShownMessage) => void) | null;
  showReaders(message: ShownMessage): void;
  showEdits(message: ShownMessage): void;
  jumpTo(messageId: string): void;
  /** To the first unread message. */
  jumpToUnread(): Promise<JumpResult>;
  retry(entryId: string): void;
  discard(entryId: string): void;
  /** Takes what could not be sent or saved back into the composer. */
  editFailed(message: ShownMessage): void;
  /** Opens the report of somebody else's message. */
  report(message: ShownMessage): void;
  /** Unfolds messages of blocked people. */
  reveal(messages: readonly ShownMessage[]): void;
}

/** What every row of one open room shares. */
export interface TimelineView {
  room: Pick<Room, 'id' | 'kind' | 'memberIds' | 'barredIds'>;
  me: string;
  role: Role | null;
  blocked: ReadonlySet<string>;
  actions: MessageActions;
  /** Null where files are not shown. */
  media: TimelineMedia | null;
}

export const TimelineViewContext = createContext<TimelineView | null>(null);

export function useTimelineView(): TimelineView {
  const view = useContext(TimelineViewContext);
  if (!view) throw new Error('useTimelineView needs TimelineViewContext');
  return view;
}
