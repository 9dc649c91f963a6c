import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './Button';
import { classes } from './classes';
import { IconButton } from './IconButton';
import type { ShownToast } from './Toasts';
import styles from './ToastList.module.css';
import { useTopLayer } from './topLayer';

const SHOWN_MS = 5000;
/** Longer where there is something to press, or something went wrong. */
const SHOWN_LONG_MS = 10_000;

interface ToastListProps {
  label: string;
  dismissLabel: string;
  toasts: readonly ShownToast[];
  onDismiss: (id: number) => void;
}

export function ToastList({ label, dismissLabel, toasts, onDismiss }: ToastListProps) {
  const [isHeld, setHeld] = useState(false);
  const host = useTopLayer();
  return createPortal(
    <section
      aria-label={label}
      className={styles['region']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {/* Present before its first toast, or nothing would be read aloud. */}
      <div role="log" aria-live="polite" aria-label={label}>
        <ol className={styles['list']}>
          {toasts.map((toast) => (
            <ToastRow key={toast.id} {...{ toast, dismissLabel, isHeld, onDismiss }} />
          ))}
        </ol>
      </div>
    </section>,
    host ?? document.body,
  );
}

interface ToastRowProps {
  toast: ShownToast;
  dismissLabel: string;
  /** The pointer or the focus is here: nothing goes away meanwhile. */
  isHeld: boolean;
  onDismiss: (id: number) => void;
}

function ToastRow({ toast, dismissLabel, isHeld, onDismiss }: ToastRowProps) {
  const { id, text, tone = 'neutral', action } = toast;
  useEffect(() => {
    if (isHeld) return;
    const isLong = action !== undefined || tone === 'danger';
    const timer = setTimeout(() => onDismiss(id), isLong ? SHOWN_LONG_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, action, isHeld, onDismiss]);
  return (
    <li className={classes(styles['toast'], styles[tone])}>
      {tone === 'positive' && <CircleCheck className={styles['sign']} />}
      {tone === 'danger' && <CircleAlert className={styles['sign']} />}
      <span className={styles['text']}>{text}</span>
      {action && (
        <Button
          size="s"
          variant="ghost"
          onClick={() => {
            onDismiss(id);
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="s" label={dismissLabel} icon={<X />} onClick={() => onDismiss(id)} />
    </li>
  );
}
