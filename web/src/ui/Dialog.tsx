import { X } from 'lucide-react';
import { useId, useRef } from 'react';
import type { MouseEvent, ReactNode, RefObject, SyntheticEvent } from 'react';
import { classes } from './classes';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { useShowModal } from './useShowModal';

export interface DialogProps {
  isOpen: boolean;
  /** Esc, the backdrop and the close button ask for this; nothing closes by itself. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons; stays in sight while the body scrolls. */
  footer?: ReactNode;
  /** Shows a close button with this label. */
  closeLabel?: string;
  size?: 's' | 'm' | 'l';
  role?: 'dialog' | 'alertdialog';
  /** The id of the text that explains it. */
  describedBy?: string | undefined;
}

/**
 * A native modal dialog; a sheet from below on a phone. Focus goes to `[data-autofocus]`, else to
 * the first field, else to the dialog, and returns to where it was.
 */
export function Dialog({ isOpen, ...props }: DialogProps) {
  return isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog(props: Omit<DialogProps, 'isOpen'>) {
  const { onClose, title, children, footer, closeLabel, size = 'm', role, describedBy } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const backdrop = useBackdropPress(dialog, onClose);
  useShowModal(dialog);

  function cancel(event: SyntheticEvent): void {
    if (event.target !== dialog.current) return;
    event.preventDefault();
    onClose();
  }

  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      className={classes(styles['dialog'], styles[size])}
      onCancel={cancel}
      {...backdrop}
    >
      <div className={styles['panel']} tabIndex={-1}>
        <header className={styles['header']}>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          {closeLabel && (
            <IconButton
              size="s"
              label={closeLabel}
              icon={<X />}
              onClick={onClose}
              tipSide="bottom"
            />
          )}
        </header>
        <div className={styles['body']}>{children}</div>
        {footer != null && <footer className={styles['footer']}>{footer}</footer>}
      </div>
    </dialog>
  );
}

/** A press that both begins and ends on the backdrop: not one that slid out of a text field. */
function useBackdropPress(ref: RefObject<HTMLDialogElement | null>, onPress: () => void) {
  const beganOutside = useRef(false);
  return {
    onPointerDown: (event: MouseEvent) => {
      beganOutside.current = event.target === ref.current;
    },
    onClick: (event: MouseEvent) => {
      if (beganOutside.current && event.target === ref.current) onPress();
      beganOutside.current = false;
    },
  };
}
