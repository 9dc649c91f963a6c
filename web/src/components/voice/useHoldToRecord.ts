import { useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import type { RecordingControl } from './recordingControl';

/** A press shorter than this is a tap: recording then goes on without a finger. */
const TAP_MS = 350;
const CANCEL_PX = 96;
const LOCK_PX = 64;

/** How far the finger has slid towards cancelling, 0 to 1. */
export type Slide = number;

/**
 * Handlers of the button: hold and let go hands over, slide towards the start of the line cancels,
 * slide up or a tap locks. A click without a pointer (keys, screen readers) starts and sends.
 */
export function useHoldToRecord(control: RecordingControl) {
  const press = useRef<{ x: number; y: number; at: number } | null>(null);
  /** The click that ends a press is not one more press. */
  const isPressClick = useRef(false);
  const [slide, setSlide] = useState<Slide>(0);

  function end(): void {
    press.current = null;
    setSlide(0);
  }
  function toggle(): void {
    if (control.snapshot().state.type === 'idle') void control.start(true);
    else control.send();
  }
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      isPressClick.current = false;
      if (event.button !== 0 || !event.isPrimary) return;
      if (control.snapshot().state.type !== 'idle') return;
      isPressClick.current = true;
      press.current = { x: event.clientX, y: event.clientY, at: event.timeStamp };
      capture(event);
      void control.start(false);
    },
    onPointerMove: (event: PointerEvent<HTMLButtonElement>) => {
      if (!press.current) return;
      const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
      const aside = (press.current.x - event.clientX) * (isRtl ? -1 : 1);
      const up = press.current.y - event.clientY;
      if (aside >= CANCEL_PX) {
        control.cancel();
        end();
      } else if (up >= LOCK_PX) {
        control.lock();
        end();
      } else setSlide(Math.max(0, aside / CANCEL_PX));
    },
    onPointerUp: (event: PointerEvent<HTMLButtonElement>) => {
      if (!press.current) return;
      const isTap = event.timeStamp - press.current.at < TAP_MS;
      // While the microphone is still asked for, the finger is needed elsewhere.
      const isOpening = control.snapshot().state.type === 'opening';
      if (isTap || isOpening) control.lock();
      else control.send();
      end();
    },
    /** The system took the finger away: nothing is lost. */
    onPointerCancel: () => {
      if (press.current) control.lock();
      end();
    },
    onClick: (event: MouseEvent) => {
      const isOurs = isPressClick.current && event.detail !== 0;
      isPressClick.current = false;
      if (!isOurs) toggle();
    },
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
  };
  return { slide, handlers };
}

/** Keeps the finger even off the button. A pointer that is already gone can't be kept. */
function capture(event: PointerEvent<HTMLButtonElement>): void {
  try {
    event.currentTarget.setPointerCapture(event.pointerId);
  } catch {
    // Letting go outside the button then counts as a system that took the finger.
  }
}
