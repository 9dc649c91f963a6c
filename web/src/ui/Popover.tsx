import { useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { lazyPart, useLazyPart, type LazyPart } from './lazyPart';
import { topLayer } from './topLayer';

/** Spread these on the button that opens it. */
export interface PopoverTriggerProps {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'dialog';
  'aria-expanded': boolean;
  onPointerEnter: () => void;
  onFocus: () => void;
  onClick: () => void;
}

export interface PopoverProps {
  /** Names what opens. */
  label: string;
  trigger: (props: PopoverTriggerProps) => ReactNode;
  children: ReactNode | ((close: () => void) => ReactNode);
  /** What the content is made of, where that loads late: it opens when this has come as well. */
  part?: LazyPart<unknown>;
  side?: 'bottom' | 'top' | 'inline-end' | 'inline-start';
  align?: 'start' | 'center' | 'end';
  /** No inner padding, for a picker that brings its own. */
  isFlush?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

const surfacePart = lazyPart(() =>
  import('./PopoverSurface').then((module) => module.PopoverSurface),
);

/** A small panel beside its button; loads when pointer or focus comes near. */
export function Popover(props: PopoverProps) {
  const { label, trigger, children, side, align, isFlush = false } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { loaded: PopoverSurface, ...surface } = useLazyPart(surfacePart);
  const { loaded: isComplete, ...content } = useLazyPart<unknown>(props.part ?? surfacePart);

  function preload(): void {
    surface.preload();
    content.preload();
  }

  function change(next: boolean): void {
    if (next) {
      surface.request(close);
      content.request(close);
    }
    setOpen(next);
    props.onOpenChange?.(next);
  }
  function close(): void {
    change(false);
  }
  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        onPointerEnter: preload,
        onFocus: preload,
        onClick: () => change(!isOpen),
      })}
      {isOpen && isComplete !== null && PopoverSurface && button.current && (
        <PopoverSurface
          {...{ label, side, align, isFlush }}
          container={topLayer()}
          anchor={button.current}
          onClose={close}
        >
          {typeof children === 'function' ? children(close) : children}
        </PopoverSurface>
      )}
    </>
  );
}
