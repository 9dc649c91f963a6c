import styles from './Progress.module.css';

export interface ProgressProps {
  label: string;
  /** 0 to 1, or null where nobody knows how far it is. */
  value: number | null;
}

export function Progress({ label, value }: ProgressProps) {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className={styles['track']}
    >
      <div
        className={share === null ? styles['unknown'] : styles['bar']}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
