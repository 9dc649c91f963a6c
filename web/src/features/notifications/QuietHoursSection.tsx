import type { QuietHours } from '@hearth/domain/notificationSettings';
import { isQuietAt } from '@hearth/domain/quietHours';
import { DAY_MS } from '@hearth/domain/time';
import { useMemo, useState } from 'react';
import { Section } from '../../components/Section';
import { useFormat, useT } from '../../i18n/i18n';
import { useSession } from '../../state/session';
import { Banner } from '../../ui/Banner';
import { Checkbox } from '../../ui/Checkbox';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import { fromTimeField, toTimeField } from './clockMinutes';
import styles from './NotificationsSection.module.css';
import { useSaveNotifications } from './useSaveNotifications';

/** Monday first, as weeks are planned; 0 is Sunday. */
const DAYS = [1, 2, 3, 4, 5, 6, 0];
/** A Sunday at noon, to name the days of the week by. */
const A_SUNDAY = new Date(2026, 0, 4, 12).getTime();

function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** At night, every day, where one is. */
function defaultHours(): QuietHours {
  return { from: 22 * 60, to: 7 * 60, days: [0, 1, 2, 3, 4, 5, 6], timeZone: localZone() };
}

/** Hours in which nothing notifies. */
export function QuietHoursSection({ hours }: { hours: QuietHours | null }) {
  const t = useT();
  const { save } = useSaveNotifications();
  return (
    <Section title={t('notifications.quiet')}>
      <Switch
        label={t('notifications.quietOn')}
        hint={t('notifications.quietHint')}
        isOn={hours !== null}
        onChange={(isOn) => save({ quietHours: isOn ? defaultHours() : null })}
      />
      {hours && (
        <Hours hours={hours} onChange={(change) => save({ quietHours: { ...hours, ...change } })} />
      )}
    </Section>
  );
}

interface HoursProps {
  hours: QuietHours;
  onChange: (change: Partial<QuietHours>) => void;
}

function Hours({ hours, onChange }: HoursProps) {
  const t = useT();
  const { services } = useSession();
  const zones = useMemo(() => zoneOptions(hours.timeZone), [hours.timeZone]);
  return (
    <>
      <div className={styles['hours']}>
        <TimeField
          label={t('notifications.quietFrom')}
          minutes={hours.from}
          onChange={(from) => onChange({ from })}
        />
        <TimeField
          label={t('notifications.quietTo')}
          minutes={hours.to}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <Days days={hours.days} onChange={(days) => onChange({ days })} />
      <Select
        label={t('notifications.quietZone')}
        value={hours.timeZone}
        options={zones}
        onChange={(timeZone) => onChange({ timeZone })}
      />
      {isQuietAt(hours, services.device.now()) && <Banner>{t('notifications.quietNow')}</Banner>}
    </>
  );
}

interface TimeFieldProps {
  label: string;
  minutes: number;
  onChange: (minutes: number) => void;
}

/** Keeps what is typed to itself until it is left: half a time is none. */
function TimeField({ label, minutes, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      type="time"
      label={label}
      value={typed ?? toTimeField(minutes)}
      onChange={setTyped}
      onBlur={() => {
        const wanted = typed === null ? null : fromTimeField(typed);
        if (wanted !== null && wanted !== minutes) onChange(wanted);
        setTyped(null);
      }}
    />
  );
}

function Days({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <fieldset className={styles['days']}>
      <legend>{t('notifications.quietDays')}</legend>
      {DAYS.map((day) => (
        <Checkbox
          key={day}
          label={format.weekday(A_SUNDAY + day * DAY_MS)}
          isChecked={days.includes(day)}
          onChange={(isChecked) => {
            const others = days.filter((each) => each !== day);
            onChange((isChecked ? [...others, day] : others).sort());
          }}
        />
      ))}
    </fieldset>
  );
}

/** Those the browser knows, with the chosen one and that of this device. */
function zoneOptions(chosen: string): { value: string; label: string }[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), localZone(), chosen]);
  return [...known].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
