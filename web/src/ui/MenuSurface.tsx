import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useRef } from 'react';
import type { FocusEvent } from 'react';
import { flushSync } from 'react-dom';
import { classes } from './classes';
import { Kbd } from './Kbd';
import type { MenuAction, MenuItem } from './menuItem';
import styles from './MenuSurface.module.css';

/** Anything with a place: a button, or the point of a right click. */
export interface MenuAnchor {
  getBoundingClientRect: () => DOMRect;
  contextElement?: Element | undefined;
}

export interface MenuSurfaceProps {
  label: string;
  items: readonly MenuItem[];
  anchor: MenuAnchor;
  /** Focus returns here. */
  returnFocusTo: HTMLElement | null;
  /** Where it is rendered: within an open dialog, else the page. */
  container: HTMLElement | null;
  /** Opened by keys: the first item has the highlight. */
  isFromKeyboard: boolean;
  side?: 'bottom' | 'top' | 'inline-end' | 'inline-start' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
  onClose: () => void;
}

/** The open menu. A module of its own, as it brings Base UI. */
export function MenuSurface(props: MenuSurfaceProps) {
  const wantsFirstItem = useRef(props.isFromKeyboard);

  /** The menu itself gets the focus first; opened by keys it hands it on. */
  function focus(event: FocusEvent<HTMLElement>): void {
    if (!wantsFirstItem.current || event.target !== event.currentTarget) return;
    wantsFirstItem.current = false;
    event.currentTarget
      .querySelector<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')
      ?.focus();
  }

  function select(item: MenuAction): void {
    // Closed and focus returned first: what the item opens then returns focus to the same place.
    flushSync(props.onClose);
    props.returnFocusTo?.focus({ preventScroll: true });
    item.onSelect();
  }

  return (
    <Menu.Root open modal onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Menu.Portal container={props.container ?? document.body}>
        <Menu.Positioner
          anchor={props.anchor}
          side={props.side ?? 'bottom'}
          align={props.align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          positionMethod="fixed"
          className={styles['positioner']}
        >
          <Menu.Popup
            onFocus={focus}
            aria-label={props.label}
            className={styles['popup']}
            finalFocus={() => props.returnFocusTo}
          >
            {props.items.map((item, index) =>
              item.type === 'separator' ? (
                <Menu.Separator key={`separator-${index}`} className={styles['separator']} />
              ) : (
                <Row key={item.id} item={item} onSelect={() => select(item)} />
              ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Row({ item, onSelect }: { item: MenuAction; onSelect: () => void }) {
  const shared = {
    label: item.label,
    disabled: item.isDisabled ?? false,
    className: classes(styles['item'], item.tone === 'danger' && styles['danger']),
    closeOnClick: false,
    onClick: onSelect,
  };
  const content = (
    <>
      {item.icon != null && <span className={styles['icon']}>{item.icon}</span>}
      <span className={styles['label']}>{item.label}</span>
      {item.shortcut && <Kbd>{item.shortcut}</Kbd>}
    </>
  );
  if (item.isChecked === undefined) return <Menu.Item {...shared}>{content}</Menu.Item>;
  return (
    <Menu.CheckboxItem {...shared} checked={item.isChecked}>
      {content}
      <Menu.CheckboxItemIndicator className={styles['check']} keepMounted>
        <Check />
      </Menu.CheckboxItemIndicator>
    </Menu.CheckboxItem>
  );
}
