import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes';
import styles from './Surface.module.css';

export interface SurfaceProps extends ComponentPropsWithRef<'div'> {
  tone?: 'raised' | 'sunk';
  /** Inner space of 16 px. */
  isPadded?: boolean;
}

/** A plain area with a line around it. Never one in another. */
export function Surface({ tone = 'raised', isPadded = true, className, ...rest }: SurfaceProps) {
  return (
    <div
      {...rest}
      className={classes(styles['surface'], styles[tone], isPadded && styles['padded'], className)}
    />
  );
}
