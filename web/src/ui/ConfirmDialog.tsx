import { useId } from 'react';
import type { ReactNode } from 'react';
import { Banner } from './Banner';
import { Button } from './Button';
import styles from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';

export interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What will happen. */
  body: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  tone?: 'neutral' | 'danger';
  onConfirm: () => void;
  onClose: () => void;
  isBusy?: boolean;
  /** Why it did not work; the dialog stays open for another try. */
  error?: ReactNode;
}

/** Asks before what cannot be undone; then Cancel has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const bodyId = useId();
  const isDanger = props.tone === 'danger';
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      size="s"
      role="alertdialog"
      describedBy={bodyId}
      footer={
        <>
          <Button onClick={props.onClose} data-autofocus={isDanger || undefined}>
            {props.cancelLabel}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            onClick={props.onConfirm}
            isBusy={props.isBusy ?? false}
            data-autofocus={!isDanger || undefined}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div id={bodyId} className={styles['body']}>
        {props.body}
      </div>
      {props.error != null && (
        <div className={styles['error']}>
          <Banner tone="danger">{props.error}</Banner>
        </div>
      )}
    </Dialog>
  );
}
