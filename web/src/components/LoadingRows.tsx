import { Skeleton } from '../ui/Skeleton';
import styles from './LoadingRows.module.css';

const ROWS = [0, 1, 2, 3, 4, 5];

export interface LoadingRowsProps {
  label: string;
  /** Of the faces that come, in CSS pixels. */
  avatarSize: number;
}

/** Stands where rows of a face and two lines come. */
export function LoadingRows({ label, avatarSize }: LoadingRowsProps) {
  return (
    <div role="status" aria-label={label}>
      {ROWS.map((row) => (
        <div key={row} className={styles['row']}>
          <Skeleton shape="circle" width={`${avatarSize / 16}rem`} />
          <div className={styles['lines']}>
            <Skeleton width={`${30 + ((row * 13) % 25)}%`} />
            <Skeleton width={`${40 + ((row * 29) % 35)}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}
