import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  variant?: ButtonVariant;
  size?: 's' | 'm';
  /** Keeps focus and label, shows progress and ignores presses. */
  isBusy?: boolean;
  /** As wide as what holds it. */
  isWide?: boolean;
  /** Before the label. */
  icon?: ReactNode;
}

export function Button({
  variant = 'secondary',
  size = 'm',
  isBusy = false,
  isWide = false,
  icon,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>): void {
    // A busy submit button must not submit its form again.
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      {...rest}
      type={type}
      className={classes(
        styles['button'],
        styles[variant],
        size === 's' && styles['small'],
        isWide && styles['wide'],
        className,
      )}
      aria-disabled={isBusy || rest['aria-disabled']}
      aria-busy={isBusy || undefined}
      onClick={press}
    >
      {icon != null && <span className={styles['icon']}>{icon}</span>}
      {children != null && <span className={styles['label']}>{children}</span>}
    </button>
  );
}
