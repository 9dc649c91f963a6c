import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { Kbd } from './Kbd';
import styles from './Tooltip.module.css';

const HOVER_DELAY_MS = 450;
/** After one tip has shown, its neighbours show at once. */
const WARM_MS = 300;
const GAP_PX = 6;
const EDGE_PX = 8;
let lastHiddenAt = -Infinity;

export interface TooltipProps {
  /** What it says. The thing itself has a label of its own: a tip is never the only one. */
  text: string;
  /** Keys as they are printed, for example `Ctrl K`. */
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | undefined;
  /** One element. */
  children: ReactNode;
}

/** Names a control on hover and on keyboard focus; Esc hides it. Shown in the top layer. */
export function Tooltip({ text, shortcut, side = 'top', children }: TooltipProps) {
  const [isShown, setShown] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function hide(): void {
    clearTimeout(timer.current);
    if (isShown) lastHiddenAt = performance.now();
    setShown(false);
  }
  function enter(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const delay = performance.now() - lastHiddenAt < WARM_MS ? 0 : HOVER_DELAY_MS;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), delay);
  }
  function focus(event: FocusEvent): void {
    if (event.target.matches(':focus-visible')) setShown(true);
  }
  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape') hide();
  }
  useLayoutEffect(() => () => clearTimeout(timer.current), []);

  return (
    <span
      ref={anchor}
      className={styles['anchor']}
      onPointerEnter={enter}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={focus}
      onBlur={hide}
      onKeyDown={key}
    >
      {children}
      {isShown && (
        <Tip anchor={anchor} side={side}>
          {text}
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </Tip>
      )}
    </span>
  );
}

interface TipProps {
  anchor: { readonly current: HTMLElement | null };
  side: 'top' | 'bottom';
  children: ReactNode;
}

function Tip({ anchor, side, children }: TipProps) {
  const tip = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const target = anchor.current?.firstElementChild;
    if (!tip.current || !target) return;
    // The top layer escapes every clipping ancestor and lies above an open dialog.
    tip.current.showPopover();
    place(tip.current, target.getBoundingClientRect(), side);
  }, [anchor, side]);
  return (
    <span ref={tip} popover="manual" className={styles['tip']} aria-hidden="true">
      {children}
    </span>
  );
}

function place(tip: HTMLElement, target: DOMRect, side: 'top' | 'bottom'): void {
  const { width, height } = tip.getBoundingClientRect();
  const above = target.top - height - GAP_PX;
  const below = target.bottom + GAP_PX;
  const fitsAbove = above >= EDGE_PX;
  const fitsBelow = below + height <= innerHeight - EDGE_PX;
  const isAbove = side === 'top' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const centred = target.left + (target.width - width) / 2;
  const left = Math.max(EDGE_PX, Math.min(centred, innerWidth - width - EDGE_PX));
  tip.style.left = `${Math.round(left)}px`;
  tip.style.top = `${Math.round(isAbove ? above : below)}px`;
}
