import { useRef, useState } from 'react';
import type { MouseEvent, KeyboardEvent, ReactNode } from 'react';
import { Button } from './Button';
import type { ButtonVariant } from './Button';
import { IconButton } from './IconButton';
import { useLazyPart } from './lazyPart';
import type { MenuItem, MenuItems } from './menuItem';
import { menuSurfacePart } from './menuSurfacePart';
import { topLayer } from './topLayer';

export interface MenuButtonProps {
  /** Names the button (where it shows only an icon) and the menu. */
  label: string;
  /** Alone it makes an IconButton; with children it stands before them. */
  icon?: ReactNode;
  children?: ReactNode;
  items: MenuItems;
  size?: 's' | 'm';
  variant?: ButtonVariant;
  align?: 'start' | 'center' | 'end';
  side?: 'bottom' | 'top' | 'inline-end' | 'inline-start';
  disabled?: boolean;
  className?: string;
  /** Lets the row that holds the button stay as it is while the menu is open. */
  onOpenChange?: (isOpen: boolean) => void;
}

interface Opening {
  items: readonly MenuItem[];
  /** The dialog that the button is in, if it is in one. */
  container: HTMLElement | null;
  isFromKeyboard: boolean;
}

/** A button that opens a menu. The menu's code loads when pointer or focus comes near. */
export function MenuButton(props: MenuButtonProps) {
  const { label, icon, children, items, size = 'm', variant = 'secondary' } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [opening, setOpening] = useState<Opening | null>(null);
  const { loaded: MenuSurface, preload, request } = useLazyPart(menuSurfacePart);

  function open(isFromKeyboard: boolean): void {
    request(close);
    setOpening({
      items: typeof items === 'function' ? items() : items,
      container: topLayer(),
      isFromKeyboard,
    });
    props.onOpenChange?.(true);
  }
  function close(): void {
    setOpening(null);
    props.onOpenChange?.(false);
  }
  const shared = {
    ref: button,
    size,
    disabled: props.disabled ?? false,
    className: props.className,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': opening !== null,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: (event: MouseEvent) => (opening ? close() : open(event.detail === 0)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      open(true);
    },
  };
  return (
    <>
      {children == null ? (
        <IconButton {...shared} label={label} icon={icon} />
      ) : (
        // A visible text names the button by itself; a picture does not.
        <Button
          {...shared}
          variant={variant}
          icon={icon}
          aria-label={typeof children === 'string' ? undefined : label}
        >
          {children}
        </Button>
      )}
      {opening && MenuSurface && button.current && (
        <MenuSurface
          {...opening}
          label={label}
          anchor={button.current}
          returnFocusTo={button.current}
          side={props.side}
          align={props.align}
          onClose={close}
        />
      )}
    </>
  );
}
