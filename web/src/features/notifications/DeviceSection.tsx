import { errorCode } from '@hearth/domain/errors';
import { isQuietAt } from '@hearth/domain/quietHours';
import { useState } from 'react';
import { Section } from '../../components/Section';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT, type MessageKey } from '../../i18n/i18n';
import type { PushTestOutcome } from '../../ports/notifications';
import { useNotificationSettings } from '../../state/notifications';
import { useDeviceNotifications, type DeviceNotifications } from '../../state/notificationsDevice';
import { useSession } from '../../state/session';
import { Banner, type BannerTone } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import styles from './NotificationsSection.module.css';

/** Whether notifications reach this device, why not, and a way to try. */
export function DeviceSection() {
  const t = useT();
  const { me, services } = useSession();
  const errorText = useErrorText();
  const device = useDeviceNotifications();
  const isOn = device.deviceId !== null;
  const switching = useAction(async (isWanted: boolean) => {
    if (isWanted) await services.push.enable(me);
    else await services.push.disable(me);
  });
  const obstacle = obstacleOf(device);
  return (
    <Section title={t('notifications.device')}>
      <Switch
        label={t('notifications.deviceOn')}
        hint={t('notifications.deviceHint')}
        isOn={isOn}
        disabled={switching.isBusy || (!isOn && obstacle !== null)}
        onChange={(isWanted) => void switching.run(isWanted)}
      />
      {obstacle && <Banner tone="warning">{t(obstacle)}</Banner>}
      {switching.error && !obstacle && <Banner tone="danger">{errorText(switching.error)}</Banner>}
      {device.deviceId !== null && !obstacle && <TestButton deviceId={device.deviceId} />}
    </Section>
  );
}

/** What stands in the way of notifications here, and what to do; null when nothing does. */
function obstacleOf({ support, permission }: DeviceNotifications): MessageKey | null {
  if (support === 'needsInstall') return 'notifications.stateInstall';
  if (support === 'unsupported') return 'notifications.stateUnsupported';
  if (permission === 'denied') return 'notifications.stateDenied';
  return null;
}

type Outcome = PushTestOutcome | 'offline';

const TONES: Partial<Record<Outcome, BannerTone>> = { sent: 'positive', quiet: 'info' };

function TestButton({ deviceId }: { deviceId: string }) {
  const t = useT();
  const test = useTest(deviceId);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const testing = useAction(async () => {
    setOutcome(null);
    setOutcome(await test());
  });
  return (
    <>
      <div className={styles['row']}>
        <Button isBusy={testing.isBusy} onClick={() => void testing.run()}>
          {t('notifications.test')}
        </Button>
      </div>
      {outcome && (
        <Banner tone={TONES[outcome] ?? 'warning'}>{t(`notifications.test.${outcome}`)}</Banner>
      )}
    </>
  );
}

/** Tries whether a notification gets here, and says what is wrong where it does not. */
function useTest(deviceId: string): () => Promise<Outcome> {
  const { services } = useSession();
  const settings = useNotificationSettings();
  return async () => {
    if (isQuietAt(settings?.quietHours ?? null, services.device.now())) return 'quiet';
    try {
      return await services.notifications.test(deviceId);
    } catch (error) {
      return errorCode(error) === 'offline' ? 'offline' : 'failed';
    }
  };
}
