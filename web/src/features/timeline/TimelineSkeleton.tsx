import { useT } from '../../i18n/i18n';
import { Skeleton } from '../../ui/Skeleton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './TimelineSkeleton.module.css';

/** Widths in percent, so that the lines look like words. */
const SHAPES = [
  [22, [64]],
  [17, [88, 42]],
  [26, [35]],
  [19, [76, 91, 28]],
  [23, [51]],
  [16, [70, 33]],
] as const;

/** The shape of messages that are on their way. */
export function MessageSkeletons({ count }: { count: number }) {
  const shapes = Array.from({ length: count }, (_, index) => SHAPES[index % SHAPES.length]);
  return (
    <div className={styles['rows']} aria-hidden="true">
      {shapes.map((shape, index) => (
        <div key={index} className={styles['row']}>
          <Skeleton shape="circle" width="2.25rem" />
          <div className={styles['lines']}>
            <Skeleton width={`${shape?.[0] ?? 20}%`} height="0.75rem" />
            {shape?.[1].map((width, line) => (
              <Skeleton key={line} width={`${width}%`} height="0.75rem" />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

export function TimelineSkeleton() {
  const t = useT();
  return (
    <div className={styles['whole']} aria-busy="true">
      <VisuallyHidden>
        <span role="status">{t('timeline.loading')}</span>
      </VisuallyHidden>
      <MessageSkeletons count={9} />
    </div>
  );
}
