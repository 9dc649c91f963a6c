import { DAY_MS } from '@hearth/domain/time';
import { useFormat } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import styles from './RoomRow.module.css';

/** The hour for today, the weekday for this week, else the date. */
export function RoomTime({ at }: { at: number }) {
  const format = useFormat();
  const { services } = useSession();
  const now = services.device.now();
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const isThisWeek = now - at < 6 * DAY_MS;
  const shown = isToday ? format.time(at) : isThisWeek ? format.weekday(at) : format.shortDate(at);
  return (
    <time className={styles['time']} dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {shown}
    </time>
  );
}
