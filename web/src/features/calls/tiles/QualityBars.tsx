import type { LinkQuality } from '@hearth/domain/callQuality';
import { classes } from '../../../ui/classes';
import styles from './QualityBars.module.css';

const LIT = { good: 3, fair: 2, poor: 1 } as const satisfies Record<LinkQuality, number>;

/** How well a link does, as bars. Decoration: words stand beside it. */
export function QualityBars({ quality }: { quality: LinkQuality }) {
  return (
    <svg
      className={classes(styles['bars'], styles[quality])}
      viewBox="0 0 14 12"
      aria-hidden="true"
    >
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={(bar - 1) * 5}
          y={12 - bar * 4}
          width={4}
          height={bar * 4}
          rx={1}
          className={bar > LIT[quality] ? styles['unlit'] : undefined}
        />
      ))}
    </svg>
  );
}
