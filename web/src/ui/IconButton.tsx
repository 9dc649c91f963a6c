import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  /** Its accessible name, also shown as a tip. */
  label: string;
  icon: ReactNode;
  size?: 's' | 'm';
  /** A toggle that is on. Leave out where it is no toggle. */
  isActive?: boolean | undefined;
  /** Shown in the tip. */
  shortcut?: string | undefined;
  tipSide?: 'top' | 'bottom' | undefined;
  tone?: 'neutral' | 'accent' | 'danger';
}

export function IconButton({
  label,
  icon,
  size = 'm',
  isActive,
  shortcut,
  tipSide,
  tone = 'neutral',
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} side={tipSide}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={isActive}
        className={classes(
          styles['button'],
          styles[tone],
          size === 's' && styles['small'],
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
