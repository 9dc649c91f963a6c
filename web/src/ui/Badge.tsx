import styles from './Badge.module.css';
import { classes } from './classes';
import { VisuallyHidden } from './VisuallyHidden';

export interface BadgeProps {
  /** Nothing shows at 0. */
  count: number;
  tone?: 'accent' | 'muted' | 'danger';
  /** The largest number shown; above it stands `99+`. */
  max?: number;
  /** Read aloud in place of the bare number, for example "3 unread". */
  label?: string | undefined;
}

export function Badge({ count, tone = 'accent', max = 99, label }: BadgeProps) {
  if (count <= 0) return null;
  const shown = count > max ? `${max}+` : String(count);
  return (
    <span className={classes(styles['badge'], styles[tone])}>
      {label ? (
        <>
          <span aria-hidden="true">{shown}</span>
          <VisuallyHidden>{label}</VisuallyHidden>
        </>
      ) : (
        shown
      )}
    </span>
  );
}
