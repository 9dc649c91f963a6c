import type { NotificationSettings } from '@hearth/domain/notificationSettings';
import { useT } from '../../i18n/i18n';
import { useConnection } from '../../state/connection';
import { useNotificationSettings } from '../../state/notifications';
import { useDeviceNotifications } from '../../state/notificationsDevice';
import { Skeleton } from '../../ui/Skeleton';
import { DeviceList } from './DeviceList';
import { DeviceSection } from './DeviceSection';
import { KeywordsSection } from './KeywordsSection';
import styles from './NotificationsSection.module.css';
import { QuietHoursSection } from './QuietHoursSection';
import { RoomChoicesSection } from './RoomChoicesSection';
import { WhatSection } from './WhatSection';

/** Everything about being told: where, of what, how it sounds, and when not. */
export function NotificationsSection() {
  const settings = useNotificationSettings();
  const { deviceId } = useDeviceNotifications();
  return (
    <>
      <DeviceSection />
      <DeviceList thisDeviceId={deviceId} />
      {settings ? <Choices settings={settings} /> : <Waiting />}
    </>
  );
}

function Choices({ settings }: { settings: NotificationSettings }) {
  return (
    <>
      <WhatSection settings={settings} />
      <QuietHoursSection hours={settings.quietHours} />
      <KeywordsSection keywords={settings.keywords} />
      <RoomChoicesSection choices={settings.rooms} />
    </>
  );
}

function Waiting() {
  const t = useT();
  const connection = useConnection();
  if (connection === 'offline') {
    return <p className={styles['note']}>{t('notifications.waiting')}</p>;
  }
  return (
    <div role="status" aria-label={t('notifications.loading')} className={styles['skeleton']}>
      {['40%', '65%', '55%', '30%', '60%'].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
