import { useFormat } from '../../i18n/i18n';
import { useToday } from '../../state/useToday';
import styles from './RoomRow.module.css';

/** The hour for today, the weekday for this week, else the date. */
export function RoomTime({ at }: { at: number }) {
  const format = useFormat();
  const today = useToday();
  const weekStart = new Date(today);
  // A day more, and it would be called like today.
  weekStart.setDate(weekStart.getDate() - 6);
  const isThisWeek = at >= weekStart.getTime();
  const shown =
    at >= today ? format.time(at) : isThisWeek ? format.weekday(at) : format.shortDate(at);
  return (
    <time className={styles['time']} dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {shown}
    </time>
  );
}
