import { useEffect, useRef } from 'react';
import type { PointerEvent, TouchEvent } from 'react';

const HOLD_MS = 450;
/** A finger is never quite still. */
const SLOP_PX = 10;

/**
 * Handlers for an area: a finger held still calls `onLongPress` at its place; the click that would
 * end such a press does not come. Not for mouse and pen, which have a right click.
 */
export function useLongPress(onLongPress: (x: number, y: number) => boolean) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const opened = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function stop(): void {
    clearTimeout(timer.current);
  }
  return {
    /** Whether the present press has already opened something. */
    hasOpened: () => opened.current,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        stop();
        opened.current = false;
        if (event.pointerType !== 'touch' || !event.isPrimary) return;
        const { clientX: x, clientY: y } = event;
        start.current = { x, y };
        timer.current = setTimeout(() => {
          opened.current = onLongPress(x, y);
        }, HOLD_MS);
      },
      onPointerMove: (event: PointerEvent) => {
        const { x, y } = start.current;
        if (Math.hypot(event.clientX - x, event.clientY - y) > SLOP_PX) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onTouchEnd: (event: TouchEvent) => {
        if (opened.current) event.preventDefault();
        opened.current = false;
      },
    },
  };
}
