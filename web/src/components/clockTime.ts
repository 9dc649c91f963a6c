import { useCallback } from 'react';
import { useT } from '../i18n/i18n';

/** As a clock shows it: `0:07`, `12:34`, `1:02:03`. Whole seconds; parts of one do not count yet. */
export function clockTime(ms: number): string {
  const total = Math.floor(Math.max(0, ms) / 1000);
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** As one says it: "1 minute 5 seconds". */
export function useSpokenTime(): (ms: number) => string {
  const t = useT();
  return useCallback(
    (ms) => {
      const total = Math.floor(Math.max(0, ms) / 1000);
      const minutes = Math.floor(total / 60);
      const seconds = total % 60;
      if (minutes === 0) return t('voice.seconds', { count: seconds });
      if (seconds === 0) return t('voice.minutes', { minutes });
      return t('voice.minutesAndSeconds', { minutes, seconds });
    },
    [t],
  );
}
