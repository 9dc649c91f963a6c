import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './PopoverSurface.module.css';

export interface PopoverSurfaceProps {
  label: string;
  anchor: HTMLElement;
  container: HTMLElement | null;
  side?: 'bottom' | 'top' | 'inline-end' | 'inline-start' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
  isFlush: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The open panel. A module of its own, as it brings Base UI. */
export function PopoverSurface(props: PopoverSurfaceProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen, details) => {
        // The button's own click closes it; closing here as well would open it again.
        const target = details.event.target;
        if (!isOpen && !(target instanceof Node && props.anchor.contains(target))) props.onClose();
      }}
    >
      <Popover.Portal container={props.container ?? document.body}>
        <Popover.Positioner
          anchor={props.anchor}
          side={props.side ?? 'bottom'}
          align={props.align ?? 'center'}
          sideOffset={6}
          collisionPadding={8}
          positionMethod="fixed"
          className={styles['positioner']}
        >
          <Popover.Popup
            aria-label={props.label}
            finalFocus={() => props.anchor}
            className={classes(styles['popup'], !props.isFlush && styles['padded'])}
          >
            {props.children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
