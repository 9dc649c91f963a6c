import { SCHEDULE_AHEAD_MAX_MS } from '@hearth/domain/scheduled';
import { useLanguage } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { TextField } from '../../ui/TextField';
import { toInputTime } from './times';
import type { TimeFieldState } from './useTimeField';

/** The browser's own field for a day and a time, in the person's time zone. */
export function TimeField({ field, isFirst }: { field: TimeFieldState; isFirst?: boolean }) {
  const { locale, t } = useLanguage();
  const { device } = useServices();
  const now = device.now();
  return (
    <TextField
      type="datetime-local"
      dir="ltr"
      label={t('later.time')}
      hint={t('later.timeZone', { zone: zoneName(locale) })}
      min={toInputTime(now)}
      max={toInputTime(now + SCHEDULE_AHEAD_MAX_MS)}
      required
      data-autofocus={isFirst || undefined}
      value={field.value}
      onChange={field.onChange}
      error={field.error}
    />
  );
}

/** "Central European Standard Time", in the person's language. */
function zoneName(locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
