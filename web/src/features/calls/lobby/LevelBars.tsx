import { useT } from '../../../i18n/i18n';
import type { CallMediaPort } from '../../../ports/callMedia';
import { classes } from '../../../ui/classes';
import { useLevel } from '../devices/useLevel';
import styles from './LevelBars.module.css';

const BARS = 12;

/** How loud the microphone hears one. */
export function LevelBars({
  media,
  stream,
}: {
  media: CallMediaPort | null;
  stream: MediaStream | null;
}) {
  const t = useT();
  const lit = Math.round(useLevel(media, stream) * BARS);
  return (
    <span
      role="meter"
      aria-label={t('calls.lobby.level')}
      aria-valuemin={0}
      aria-valuemax={BARS}
      aria-valuenow={lit}
      className={styles['bars']}
    >
      {Array.from({ length: BARS }, (_, index) => (
        <span key={index} className={classes(styles['bar'], index < lit && styles['lit'])} />
      ))}
    </span>
  );
}
