import { useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { VirtualizerHandle } from 'virtua';
import { isStop, nextStop, type TimelineRow } from './timelineRows';

export interface RovingRowsInput {
  rows: readonly TimelineRow[];
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  /** A key on the focused row itself; true when it did something. */
  onKey: (key: string, row: TimelineRow, element: HTMLElement) => boolean;
}

/** The element of a row that takes the focus carries its key in this attribute. */
const STOP_ATTRIBUTE = 'data-stop';

/**
 * One tab stop for the whole log: arrows, Home and End move the focus from message to message, and
 * the message with the focus stays mounted however far one scrolls.
 */
export function useRovingRows({ rows, list, scroller, onKey }: RovingRowsInput) {
  const [wanted, setWanted] = useState<string | null>(null);
  const found = useMemo(() => rows.findIndex((row) => row.key === wanted), [rows, wanted]);
  const index = found >= 0 ? found : nextStop(rows, rows.length, -1);

  function moveTo(next: number): void {
    const row = rows[next];
    if (!row) return;
    // The row must be there before it can take the focus.
    flushSync(() => setWanted(row.key));
    list.current?.scrollToIndex(next, { align: 'nearest' });
    const stops = scroller.current?.querySelectorAll<HTMLElement>(`[${STOP_ATTRIBUTE}]`) ?? [];
    const stop = [...stops].find((element) => element.getAttribute(STOP_ATTRIBUTE) === row.key);
    stop?.focus({ preventScroll: true });
  }

  function target(key: string): number | null {
    switch (key) {
      case 'ArrowUp':
        return nextStop(rows, index, -1);
      case 'ArrowDown':
        return nextStop(rows, index, 1);
      case 'Home':
        return nextStop(rows, -1, 1);
      case 'End':
        return nextStop(rows, rows.length, -1);
      default:
        return null;
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target: element, key } = event;
    const row = rows[index];
    if (!(element instanceof HTMLElement) || !element.hasAttribute(STOP_ATTRIBUTE) || !row) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const next = target(key);
    if (next !== null) {
      event.preventDefault();
      if (next >= 0) moveTo(next);
    } else if (onKey(key, row, element)) event.preventDefault();
  }

  return {
    tabStopKey: rows[index]?.key ?? null,
    tabStopIndex: index,
    onKeyDown,
    onFocus: (event: { target: EventTarget }) => {
      if (!(event.target instanceof Element)) return;
      const stop = event.target.closest(`[${STOP_ATTRIBUTE}]`);
      const key = stop?.getAttribute(STOP_ATTRIBUTE);
      if (key) setWanted(key);
    },
    /** Lets Tab come in where one is looking, as long as the focus is elsewhere. */
    lookAt: (lastVisible: number) => {
      if (scroller.current?.contains(document.activeElement)) return;
      const row = rows[lastVisible];
      const stop = row && isStop(row) ? lastVisible : nextStop(rows, lastVisible, -1);
      // The last one is it anyway, and stays so when another one comes.
      const isLast = stop === nextStop(rows, rows.length, -1);
      setWanted(isLast ? null : (rows[stop]?.key ?? null));
    },
  };
}
