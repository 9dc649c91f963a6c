import type { ShownMessage } from '@hearth/domain/outbox';
import type { Millis } from '@hearth/domain/time';
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { rowHolds, stretchChange, type TimelineRow } from './timelineRows';

export interface ListScrollInput {
  scroller: RefObject<HTMLElement | null>;
  rows: readonly TimelineRow[];
  messages: readonly ShownMessage[];
  me: string;
  hasOlder: boolean;
  hasNewer: boolean;
  highlightedId: string | null;
  loadOlder: () => void;
  loadNewer: () => void;
}

/** What of the list is in view, as far as anything depends on it. */
export interface ListPosition {
  isAtEnd: boolean;
  /** More than a screen away from the end. */
  isFar: boolean;
  /** Day of the first row in view. */
  topDayMs: Millis | null;
  /** Whether the line above the first unread message is above what is in view. */
  isUnreadAbove: boolean;
}

/** Closer to the end than this counts as there. */
const END_SLACK_PX = 32;
/** Pages are asked for this long before they are needed. */
const LOAD_AHEAD_PX = 1_200;

const START: ListPosition = { isAtEnd: true, isFar: false, topDayMs: null, isUnreadAbove: false };

function isSame(a: ListPosition, b: ListPosition): boolean {
  return (
    a.isAtEnd === b.isAtEnd &&
    a.isFar === b.isFar &&
    a.topDayMs === b.topDayMs &&
    a.isUnreadAbove === b.isUnreadAbove
  );
}

function dayAt(rows: readonly TimelineRow[], index: number): Millis | null {
  for (let at = Math.min(index, rows.length - 1); at >= 0; at -= 1) {
    const row = rows[at];
    if (row?.type === 'day') return row.atMs;
  }
  return null;
}

function isLastMineAndNew(
  before: readonly ShownMessage[],
  after: readonly ShownMessage[],
  me: string,
): boolean {
  const last = after.at(-1);
  return last !== undefined && last.senderId === me && last.id !== before.at(-1)?.id;
}

/** Measured, not remembered: a scroll may be told before the resize that caused it. */
function measured({ scrollHeight, clientHeight, scrollTop }: HTMLElement) {
  return { distance: scrollHeight - clientHeight - scrollTop, scrollHeight, clientHeight };
}

/** Remembers how the stretch of messages last changed, in the very render that shows the change. */
function useStretch(rows: readonly TimelineRow[], messages: readonly ShownMessage[]) {
  const [seen, setSeen] = useState({ rows, messages, isPrepended: false, generation: 0 });
  if (seen.rows === rows) return seen;
  const change = seen.messages === messages ? 'none' : stretchChange(seen.messages, messages);
  const next = {
    rows,
    messages,
    isPrepended: change === 'prepended',
    generation: seen.generation + (change === 'replaced' ? 1 : 0),
  };
  setSeen(next);
  return next;
}

/**
 * Where the reader is and stays: at the end while there, else with the same words in front of them
 * whatever loads, arrives or grows above and below.
 */
export function useListScroll(input: ListScrollInput) {
  const { rows, messages, me, hasOlder, hasNewer, highlightedId } = input;
  const list = useRef<VirtualizerHandle>(null);
  const latest = useRef(input);
  const shown = useRef({ messages, hasNewer, offset: 0, size: '', sticks: true });
  const [position, setPosition] = useState(START);
  const { isPrepended, generation } = useStretch(rows, messages);
  useLayoutEffect(() => {
    latest.current = input;
  });

  const update = useCallback((offset: number, hasScrolled = true) => {
    const handle = list.current;
    const { rows: present, scroller, ...now } = latest.current;
    if (!handle || !scroller.current) return;
    const { distance, scrollHeight, clientHeight } =
      hasScrolled || !shown.current.sticks || now.hasNewer
        ? measured(scroller.current)
        : // Who stays at the end is there: measuring would make the browser lay out in between.
          { distance: 0, scrollHeight: handle.scrollSize, clientHeight: handle.viewportSize };
    // Growing rows change the distance too; only moving up means that somebody left the end.
    if (distance < END_SLACK_PX) shown.current.sticks = true;
    else if (offset < shown.current.offset) shown.current.sticks = false;
    shown.current.offset = offset;
    const top = handle.findItemIndex(offset + 1);
    const unreadAt = present.findIndex((row) => row.type === 'unread');
    const next: ListPosition = {
      isAtEnd: distance < END_SLACK_PX && !now.hasNewer,
      isFar: distance > clientHeight || now.hasNewer,
      topDayMs: dayAt(present, top),
      isUnreadAbove: unreadAt >= 0 && unreadAt < top,
    };
    setPosition((known) => (isSame(known, next) ? known : next));
    // Only moving asks for more: rows that came just now have not found their place yet, and at the
    // end nobody wants older ones, even where the end is near the start.
    const isShort = clientHeight > 0 && scrollHeight <= clientHeight;
    const looksUp = isShort || (hasScrolled && !shown.current.sticks);
    if (looksUp && offset < LOAD_AHEAD_PX && now.hasOlder) now.loadOlder();
    if (hasScrolled && distance < LOAD_AHEAD_PX && now.hasNewer) now.loadNewer();
  }, []);

  const scrollToEnd = useCallback(() => {
    shown.current.sticks = true;
    // Not by the list: it would go on scrolling for a while, and pull back who moves up meanwhile.
    // `settle` sees to what gets its size later.
    queueMicrotask(() => {
      const element = latest.current.scroller.current;
      element?.scrollTo({ top: element.scrollHeight, behavior: 'instant' });
    });
  }, []);

  const scrollToMessage = useCallback((id: string) => {
    const index = latest.current.rows.findIndex((row) => rowHolds(row, id));
    if (index < 0) return;
    shown.current.sticks = false;
    list.current?.scrollToIndex(index, { align: 'center' });
  }, []);

  const settle = useCallback(() => {
    const handle = list.current;
    if (!handle) return;
    const { sticks, size } = shown.current;
    // Scrolling makes the browser lay out, so it is for when list or window have another size.
    const sizeNow = `${handle.scrollSize} in ${handle.viewportSize}`;
    if (sticks && !latest.current.hasNewer && size !== sizeNow) scrollToEnd();
    shown.current.size = sizeNow;
    update(handle.scrollOffset, false);
  }, [scrollToEnd, update]);

  useLayoutEffect(() => {
    shown.current.sticks = true;
    shown.current.offset = 0;
    shown.current.size = '';
  }, [generation]);

  useLayoutEffect(() => {
    const before = shown.current;
    const isMine = isLastMineAndNew(before.messages, messages, me);
    // Reaching the present by reading on is no reason to jump to its end.
    const sticks = isMine || (before.sticks && !before.hasNewer);
    shown.current = { ...before, messages, hasNewer, sticks };
    // Who is at the end is taken along when what was added has its size, before it is painted. From
    // further up it is not even in the page yet.
    if (isMine && !before.sticks) scrollToEnd();
    if (list.current) update(list.current.scrollOffset, false);
  }, [rows, messages, me, hasNewer, hasOlder, scrollToEnd, update]);

  useLayoutEffect(() => {
    if (highlightedId !== null) scrollToMessage(highlightedId);
  }, [highlightedId, generation, scrollToMessage]);

  return { list, position, isPrepended, generation, update, settle, scrollToEnd, scrollToMessage };
}
