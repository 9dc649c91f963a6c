import { useRef, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { classes } from './classes';
import styles from './ContextMenu.module.css';
import { useLazyPart } from './lazyPart';
import type { MenuItem, MenuItems } from './menuItem';
import { menuSurfacePart } from './menuSurfacePart';
import { useLongPress } from './useLongPress';
import { topLayer } from './topLayer';

export interface ContextMenuProps {
  /** Names the menu. */
  label: string;
  /** No items, no menu: the browser's own opens. */
  items: MenuItems;
  children: ReactNode;
  className?: string | undefined;
  onOpenChange?: (isOpen: boolean) => void;
}

interface Opening {
  items: readonly MenuItem[];
  at: DOMRect;
  container: HTMLElement | null;
  returnFocusTo: HTMLElement | null;
  isFromKeyboard: boolean;
}

/**
 * An area with a menu: by right click, by long press, and by the menu key on whatever inside has
 * the focus. Fields, selected text, `[data-native-menu]` and Shift + right click keep the
 * browser's own menu.
 */
export function ContextMenu(props: ContextMenuProps) {
  const { label, items, children, className } = props;
  const area = useRef<HTMLDivElement>(null);
  const [opening, setOpening] = useState<Opening | null>(null);
  const { loaded: MenuSurface, preload, request } = useLazyPart(menuSurfacePart);

  function open(at: DOMRect, isFromKeyboard: boolean): boolean {
    const present = typeof items === 'function' ? items() : items;
    if (present.length === 0) return false;
    request(close);
    const focused = document.activeElement;
    setOpening({
      items: present,
      container: topLayer(),
      at,
      isFromKeyboard,
      returnFocusTo: focused instanceof HTMLElement ? focused : null,
    });
    props.onOpenChange?.(true);
    return true;
  }
  function close(): void {
    setOpening(null);
    props.onOpenChange?.(false);
  }
  const longPress = useLongPress((x, y) => open(new DOMRect(x, y, 0, 0), false));

  function contextMenu(event: MouseEvent<HTMLElement>): void {
    if (event.shiftKey || !(event.target instanceof Element)) return;
    // Some phones tell a long press by this event too.
    if (longPress.hasOpened()) return event.preventDefault();
    if (keepsNativeMenu(event.target, event.currentTarget)) return;
    const isFromKeyboard = event.button !== 2 && event.detail === 0;
    const at = isFromKeyboard
      ? event.target.getBoundingClientRect()
      : new DOMRect(event.clientX, event.clientY, 0, 0);
    if (open(at, isFromKeyboard)) event.preventDefault();
  }

  return (
    <>
      <div
        ref={area}
        className={classes(styles['area'], className)}
        onContextMenu={contextMenu}
        onPointerEnter={preload}
        {...longPress.handlers}
      >
        {children}
      </div>
      {opening && MenuSurface && (
        <MenuSurface
          label={label}
          items={opening.items}
          isFromKeyboard={opening.isFromKeyboard}
          returnFocusTo={opening.returnFocusTo}
          anchor={{
            getBoundingClientRect: () => opening.at,
            contextElement: area.current ?? undefined,
          }}
          container={opening.container}
          onClose={close}
        />
      )}
    </>
  );
}

function keepsNativeMenu(target: Element, area: Element): boolean {
  if (target.closest('input, textarea, select, [contenteditable="true"], [data-native-menu]')) {
    return true;
  }
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(area, true);
}
