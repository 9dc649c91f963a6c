import {
  NOTIFY_LEVELS,
  SOUNDS,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import { Play } from 'lucide-react';
import { Section } from '../../components/Section';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { RadioGroup } from '../../ui/RadioGroup';
import { Switch } from '../../ui/Switch';
import styles from './NotificationsSection.module.css';
import { playSound } from './sounds';
import { useSaveNotifications } from './useSaveNotifications';

/** Of what one is told, how much it says and how it sounds. */
export function WhatSection({ settings }: { settings: NotificationSettings }) {
  const t = useT();
  const { save } = useSaveNotifications();
  const { level, hidePreview, sound } = settings;
  return (
    <>
      <Section title={t('notifications.what')}>
        <RadioGroup
          label={t('notifications.what')}
          isLabelHidden
          value={level}
          options={NOTIFY_LEVELS.map((value) => ({
            value,
            label: t(`notifications.level.${value}`),
            hint: value === 'mentions' ? t('notifications.level.mentionsHint') : undefined,
          }))}
          onChange={(value) => save({ level: value })}
        />
        <Switch
          label={t('notifications.hidePreview')}
          hint={t('notifications.hidePreviewHint')}
          isOn={hidePreview}
          onChange={(isOn) => save({ hidePreview: isOn })}
        />
      </Section>
      <Section title={t('notifications.sound')} body={t('notifications.soundBody')}>
        <div className={styles['sounds']}>
          <RadioGroup
            label={t('notifications.sound')}
            isLabelHidden
            value={sound}
            options={SOUNDS.map((value) => ({ value, label: t(`notifications.sound.${value}`) }))}
            onChange={(value) => {
              save({ sound: value });
              void playSound(value);
            }}
          />
          <Button
            size="s"
            icon={<Play />}
            disabled={sound === 'none'}
            onClick={() => void playSound(sound)}
          >
            {t('notifications.soundPlay')}
          </Button>
        </div>
      </Section>
    </>
  );
}
