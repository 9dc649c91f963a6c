import { isDeleted, isHidden } from '@hearth/domain/message';
import type { ShownMessage } from '@hearth/domain/outbox';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Virtualizer, type CustomContainerComponentProps } from 'virtua';
import { focusComposer } from '../../components/composerFocus';
import { KeepMessageContext } from '../../components/keptMessage';
import { DayPill } from './DayPill';
import { JumpPills } from './JumpPills';
import { pressMessageKey } from './messageKeys';
import styles from './MessageList.module.css';
import { NOBODY_READ, receiptOf, type ReadUntil } from './receipts';
import type { QuoteState } from './ReplyQuote';
import { TimelineRowView } from './TimelineRowView';
import { keptRows, timelineRows, type RowsInput, type TimelineRow } from './timelineRows';
import { useTimelineView } from './timelineView';
import { useArrivals } from './useArrivals';
import { useListScroll } from './useListScroll';
import { useRovingRows } from './useRovingRows';

export interface MessageListProps {
  label: string;
  messages: readonly ShownMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  isLoadingOlder: boolean;
  unreadFromId: string | null;
  hasUnreadAbove: boolean;
  highlightedId: string | null;
  revealed: ReadonlySet<string>;
  readUntil: ReadUntil;
  /** When today began. */
  now: number;
  /** Stands where the room begins. */
  start: ReactNode;
  loadOlder: () => void;
  loadNewer: () => void;
  jumpToPresent: () => void;
  /** The reader reached the end, or left it. */
  onEndChange: (isAtEnd: boolean) => void;
  /** Gives a way to scroll to a message that is there. */
  scrollToRef: { current: (messageId: string) => void };
}

/** The messages of a room, however many: only what is near the window is in the page. */
export function MessageList(props: MessageListProps) {
  const view = useTimelineView();
  const { messages, hasOlder, hasNewer, unreadFromId, revealed, highlightedId } = props;
  const rows = useRows({
    messages,
    hasOlder,
    hasNewer,
    unreadFromId,
    revealed,
    blocked: view.blocked,
  });
  const outOfReach = useOutOfReach(messages);
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useListScroll({ ...props, rows, scroller, me: view.me });
  const { list, position } = scroll;
  const roving = useRovingRows({ rows, list, scroller, onKey: pressRow });
  const { keptIndexes, keep } = useKeptRows(rows);
  const arrivals = useArrivals(messages, position.isAtEnd, view);
  const [isScrolling, setScrolling] = useState(false);
  const { onEndChange, scrollToRef } = props;
  useEffect(() => onEndChange(position.isAtEnd), [position.isAtEnd, onEndChange]);
  useEffect(() => {
    scrollToRef.current = scroll.scrollToMessage;
  }, [scrollToRef, scroll.scrollToMessage]);

  function pressRow(key: string, row: TimelineRow, element: HTMLElement): boolean {
    if (key === 'Escape') return focusComposer();
    if (row.type === 'blocked' && (key === 'Enter' || key === ' ')) {
      view.actions.reveal(row.messages);
      return true;
    }
    if (row.type !== 'message') return false;
    if (key === 'Enter') return openMenuAt(element);
    return pressMessageKey(key, row.message, view);
  }
  /** What a row shows besides itself. */
  function marksOf(row: TimelineRow) {
    const message = row.type === 'message' ? row.message : null;
    const isMine = message?.senderId === view.me;
    return {
      isHighlighted: message !== null && message.id === highlightedId,
      quoteState: outOfReach.get(message?.replyTo?.id ?? '') ?? 'there',
      receipt: receiptOf(message?.createdAt ?? Infinity, isMine ? props.readUntil : NOBODY_READ),
    };
  }
  function scrollEnd(): void {
    setScrolling(false);
    const handle = list.current;
    if (handle) roving.lookAt(handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 1));
  }
  function jumpToPresent(): void {
    if (hasNewer) props.jumpToPresent();
    scroll.scrollToEnd();
  }

  return (
    <div className={styles['frame']}>
      <DayPill
        atMs={position.topDayMs}
        now={props.now}
        isShown={isScrolling && !position.isAtEnd}
      />
      <div
        ref={scroller}
        role="log"
        // New messages are announced apart: as a live region the log would read every older page.
        aria-live="off"
        aria-label={props.label}
        aria-busy={props.isLoadingOlder}
        className={styles['scroller']}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        <div className={styles['filler']} />
        <KeepMessageContext value={keep}>
          <Virtualizer
            key={scroll.generation}
            ref={list}
            as={Rows}
            data={rows}
            shift={scroll.isPrepended}
            scrollRef={scroller}
            keepMounted={[roving.tabStopIndex, ...keptIndexes].filter((index) => index >= 0)}
            onScroll={(offset) => {
              // At the end it scrolls by itself with every message, and nothing is shown of it.
              if (!position.isAtEnd) setScrolling(true);
              scroll.update(offset);
            }}
            onScrollEnd={scrollEnd}
            onResize={scroll.settle}
          >
            {(row) => (
              <div key={row.key}>
                <TimelineRowView
                  row={row}
                  now={props.now}
                  start={props.start}
                  isTabStop={row.key === roving.tabStopKey}
                  {...marksOf(row)}
                />
              </div>
            )}
          </Virtualizer>
        </KeepMessageContext>
      </div>
      <JumpPills
        newCount={arrivals.count}
        isAway={position.isFar}
        unreadCount={arrivals.countFrom(unreadFromId)}
        hasUnreadAbove={props.hasUnreadAbove || position.isUnreadAbove}
        unreadKey={unreadFromId}
        onPresent={jumpToPresent}
        onUnread={view.actions.jumpToUnread}
      />
    </div>
  );
}

/**
 * Where the rows lie. The list would take pointers from it while it scrolls, which happens with every
 * message: all rows were styled anew, and a click in that moment did nothing.
 */
function Rows({ style, children, ref }: CustomContainerComponentProps) {
  const { pointerEvents: _, ...rest } = style;
  return (
    <div ref={ref} style={rest}>
      {children}
    </div>
  );
}

/**
 * Rows that stay in the page wherever one scrolls: what plays, and the voice note that follows it,
 * so that none is left out.
 */
function useKeptRows(rows: readonly TimelineRow[]) {
  const [keptId, setKeptId] = useState<string | null>(null);
  const keep = useCallback((messageId: string) => {
    setKeptId(messageId);
    return () => setKeptId((known) => (known === messageId ? null : known));
  }, []);
  const at = rows.findIndex(({ key }) => key === keptId);
  const next = rows.findIndex(
    (row, index) => at >= 0 && index > at && row.type === 'message' && hasVoice(row.message),
  );
  return { keptIndexes: [at, next], keep };
}

function hasVoice({ kinds }: ShownMessage): boolean {
  return kinds.includes('voice');
}

/** The rows; those that did not change are the same objects as before. */
function useRows(input: RowsInput): readonly TimelineRow[] {
  const { messages, hasOlder, hasNewer, unreadFromId, revealed, blocked } = input;
  const last = useRef<readonly TimelineRow[]>([]);
  const rows = useMemo(() => {
    const next = timelineRows({ messages, hasOlder, hasNewer, unreadFromId, revealed, blocked });
    return keptRows(last.current, next);
  }, [messages, hasOlder, hasNewer, unreadFromId, revealed, blocked]);
  useLayoutEffect(() => {
    last.current = rows;
  }, [rows]);
  return rows;
}

/** Messages whose quotes show no words any more. */
function useOutOfReach(messages: readonly ShownMessage[]): ReadonlyMap<string, QuoteState> {
  return useMemo(() => {
    const found = new Map<string, QuoteState>();
    for (const message of messages) {
      if (isDeleted(message)) found.set(message.id, 'gone');
      else if (isHidden(message)) found.set(message.id, 'hidden');
    }
    return found;
  }, [messages]);
}

/** The menu of a row opens as it does by the menu key. */
function openMenuAt(element: HTMLElement): boolean {
  const { left, bottom } = element.getBoundingClientRect();
  element.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left,
      clientY: bottom,
    }),
  );
  return true;
}
