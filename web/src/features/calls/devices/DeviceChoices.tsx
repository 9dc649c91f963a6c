import { useT, type Translate } from '../../../i18n/i18n';
import type { CallDevice, CallDeviceChoice, CallDevices } from '../../../ports/callMedia';
import { Select, type SelectOption } from '../../../ui/Select';
import styles from './DeviceChoices.module.css';

/** What the system prefers. */
const PREFERRED = '';

export interface DeviceChoicesProps {
  devices: CallDevices;
  choice: CallDeviceChoice;
  onChoose: (choice: Partial<CallDeviceChoice>) => void;
}

/** Which microphone, camera and speaker; a row for each kind that there is. */
export function DeviceChoices({ devices, choice, onChoose }: DeviceChoicesProps) {
  const t = useT();
  const rows = [
    ['microphone', 'microphoneId', devices.microphones],
    ['camera', 'cameraId', devices.cameras],
    ['speaker', 'speakerId', devices.speakers],
  ] as const;
  const shown = rows.filter(([, , found]) => found.length > 0);
  if (shown.length === 0) return <p className={styles['none']}>{t('calls.control.noDevices')}</p>;
  return (
    <div className={styles['choices']}>
      {shown.map(([kind, key, found]) => (
        <Select
          key={kind}
          label={t(`calls.control.${kind}`)}
          value={valueOf(found, choice[key])}
          options={optionsOf(t, kind, found)}
          onChange={(id) => onChoose({ [key]: id === PREFERRED ? null : id })}
        />
      ))}
    </div>
  );
}

/** A remembered device that is gone gives way to the preferred one. */
function valueOf(found: readonly CallDevice[], id: string | null): string {
  return found.some((device) => device.id === id) ? (id ?? PREFERRED) : PREFERRED;
}

function optionsOf(
  t: Translate,
  kind: 'microphone' | 'camera' | 'speaker',
  found: readonly CallDevice[],
): SelectOption<string>[] {
  const named = found
    .filter(({ id }) => id !== PREFERRED && id !== 'default')
    .map(({ id, label }, index) => ({
      value: id,
      label: label || t(`calls.control.${kind}Number`, { number: index + 1 }),
    }));
  return [{ value: PREFERRED, label: t('calls.control.preferred') }, ...named];
}
