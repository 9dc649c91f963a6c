import type { Millis } from '@hearth/domain/time';
import { classes } from '../../ui/classes';
import { useDayName } from '../../components/dayName';
import styles from './DayPill.module.css';

export interface DayPillProps {
  /** Any time of the day in view. */
  atMs: Millis | null;
  now: Millis;
  isShown: boolean;
}

/** The day one is scrolling through. The separators tell it to those who do not see this. */
export function DayPill({ atMs, now, isShown }: DayPillProps) {
  const dayName = useDayName();
  if (atMs === null) return null;
  return (
    <div aria-hidden="true" className={classes(styles['pill'], isShown && styles['shown'])}>
      {dayName(atMs, now)}
    </div>
  );
}
