import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classes } from './classes';

export type BannerTone = 'info' | 'positive' | 'warning' | 'danger';

const SIGNS = {
  info: Info,
  positive: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
} as const satisfies Record<BannerTone, unknown>;

export interface BannerProps {
  tone?: BannerTone;
  /** What happened and what to do. */
  children: ReactNode;
  /** A small Button or IconButton. */
  action?: ReactNode;
  /** A box within a form or page, or a thin strip across the top of a view. */
  layout?: 'box' | 'strip';
}

/** Tells a state where it matters. Danger is read aloud at once, the rest when there is a pause. */
export function Banner({ tone = 'info', children, action, layout = 'box' }: BannerProps) {
  const Sign = SIGNS[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classes(styles['banner'], styles[tone], styles[layout])}
    >
      <Sign className={styles['sign']} />
      <div className={styles['text']}>{children}</div>
      {action != null && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
