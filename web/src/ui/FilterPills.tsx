import { classes } from './classes';
import styles from './FilterPills.module.css';

export interface FilterPillsProps<V extends string> {
  /** Names the group. */
  label: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** What of a list is shown: one of a few. */
export function FilterPills<V extends string>({
  label,
  options,
  value,
  onChange,
}: FilterPillsProps<V>) {
  return (
    <div role="group" aria-label={label} className={styles['pills']}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          className={classes(styles['pill'], option.value === value && styles['chosen'])}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
