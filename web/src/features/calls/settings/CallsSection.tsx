import { routes } from '@hearth/domain/paths';
import { errorCode } from '@hearth/domain/errors';
import { AppLink } from '../../../components/AppLink';
import { Section } from '../../../components/Section';
import { useErrorText } from '../../../i18n/errorText';
import { useT } from '../../../i18n/i18n';
import { useSaveSettings, useSettings } from '../../../state/settings';
import { Switch } from '../../../ui/Switch';
import { useToast } from '../../../ui/Toasts';
import styles from './CallsSection.module.css';
import { DeviceSettings } from './DeviceSettings';

/** With what one calls, what the other side learns of it, and when it rings. */
export function CallsSection() {
  const t = useT();
  return (
    <>
      <Section title={t('calls.settingsDevices')} body={t('calls.settingsDevicesBody')}>
        <DeviceSettings />
      </Section>
      <Section title={t('calls.settingsPrivacy')}>
        <RelaySwitch />
      </Section>
      <Section title={t('calls.settingsRing')} body={t('calls.settingsRingBody')}>
        <AppLink to={routes.settings('notifications')} className={styles['link']}>
          {t('calls.settingsRingWhere')}
        </AppLink>
      </Section>
    </>
  );
}

/** Shows at once; says so where it was refused, and is undone then. */
function RelaySwitch() {
  const t = useT();
  const { relaysCalls } = useSettings();
  const save = useSaveSettings();
  const toast = useToast();
  const errorText = useErrorText();
  return (
    <Switch
      label={t('calls.settingsRelay')}
      hint={t('calls.settingsRelayHint')}
      isOn={relaysCalls}
      onChange={(isOn) => {
        save({ relaysCalls: isOn }).catch((error: unknown) =>
          toast({ text: errorText(errorCode(error)), tone: 'danger' }),
        );
      }}
    />
  );
}
