import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  shape?: 'line' | 'circle' | 'block';
  /** CSS lengths; a line fills its row, a circle is 36 px. */
  width?: string | number;
  height?: string | number;
  className?: string;
}

/** The shape of what comes. Say "loading" beside it once, with LiveRegion or `aria-busy`. */
export function Skeleton({ shape = 'line', width, height, className }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      className={classes(styles['skeleton'], styles[shape], className)}
      style={{ width, height: height ?? (shape === 'circle' ? width : undefined) }}
    />
  );
}

/** Words in place of what is not known yet: a shape at first, readable if it stays unknown. */
export function LateText({ children }: { children: ReactNode }) {
  return <span className={styles['late']}>{children}</span>;
}
