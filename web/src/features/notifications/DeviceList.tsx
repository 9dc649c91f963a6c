import type { Device } from '@hearth/domain/device';
import { useErrorText } from '../../i18n/errorText';
import { useFormat, useT } from '../../i18n/i18n';
import { RetryBanner } from '../../components/RetryBanner';
import { Section } from '../../components/Section';
import { useAction } from '../../components/useAction';
import { useWhenOnline } from '../../components/useWhenOnline';
import { useConnection } from '../../state/connection';
import { useMe, useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import styles from './NotificationsSection.module.css';
import { useOwnDevices } from './useOwnDevices';

/** The browsers that notifications go to, each with a way to end that. */
export function DeviceList({ thisDeviceId }: { thisDeviceId: string | null }) {
  const t = useT();
  const { devices, error, load } = useOwnDevices(thisDeviceId);
  return (
    <Section title={t('notifications.devices')} body={t('notifications.devicesBody')}>
      {error ? (
        <NotLoaded onRetry={load} />
      ) : (
        <Devices devices={devices} thisDeviceId={thisDeviceId} onRemoved={load} />
      )}
    </Section>
  );
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  const isOffline = useConnection() === 'offline';
  useWhenOnline(onRetry);
  if (isOffline) return <p className={styles['note']}>{t('notifications.devicesOffline')}</p>;
  return <RetryBanner onRetry={onRetry}>{t('notifications.devicesError')}</RetryBanner>;
}

interface DevicesProps {
  /** Null while they are on their way. */
  devices: readonly Device[] | null;
  thisDeviceId: string | null;
  onRemoved: () => void;
}

function Devices({ devices, thisDeviceId, onRemoved }: DevicesProps) {
  const t = useT();
  if (!devices) {
    return (
      <div role="status" aria-label={t('notifications.devicesLoading')}>
        <Skeleton width="45%" />
      </div>
    );
  }
  if (devices.length === 0) {
    return <p className={styles['note']}>{t('notifications.devicesNone')}</p>;
  }
  return (
    <ul className={styles['rooms']} aria-label={t('notifications.devices')}>
      {devices.map((device) => (
        <DeviceRow
          key={device.id}
          device={device}
          isThis={device.id === thisDeviceId}
          onRemoved={onRemoved}
        />
      ))}
    </ul>
  );
}

interface DeviceRowProps {
  device: Device;
  isThis: boolean;
  onRemoved: () => void;
}

function DeviceRow({ device, isThis, onRemoved }: DeviceRowProps) {
  const t = useT();
  const format = useFormat();
  const me = useMe();
  const { push } = useSession().services;
  const errorText = useErrorText();
  const { id, name, lastSeenAt } = device;
  const removing = useAction(async () => {
    await push.removeDevice(me, id);
    onRemoved();
  });
  return (
    <li className={styles['room']}>
      <span className={styles['roomWords']}>
        <bdi>{name}</bdi>
        <span className={styles['roomChoice']}>
          {isThis
            ? t('notifications.deviceThis')
            : t('notifications.deviceSeen', { when: format.shortDate(lastSeenAt) })}
        </span>
        {removing.error && (
          <span role="alert" className={styles['refused']}>
            {errorText(removing.error)}
          </span>
        )}
      </span>
      <Button
        size="s"
        aria-label={t('notifications.deviceRemoveNamed', { name })}
        isBusy={removing.isBusy}
        onClick={() => void removing.run()}
      >
        {t('notifications.deviceRemove')}
      </Button>
    </li>
  );
}
