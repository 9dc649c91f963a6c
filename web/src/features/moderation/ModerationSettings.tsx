import {
  DEFAULT_MODERATION,
  type ModerationConfig,
} from '@hearth/domain/moderation/moderationConfig';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import type { Room } from '@hearth/domain/room';
import { CloudOff, ListChecks } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { useRoomTitle } from '../../state/rooms';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { useToast } from '../../ui/Toasts';
import { ModerationFields } from './ModerationFields';
import styles from './ModerationSettings.module.css';
import { formOf, readForm } from './moderationForm';

export interface ModerationSettingsProps {
  room: Room;
  onClose: () => void;
  /** Goes to the room's queue and log. */
  onQueue: () => void;
}

/** How a group's messages are judged; for its owner and admins. */
export function ModerationSettings(props: ModerationSettingsProps) {
  const t = useT();
  const title = useRoomTitle(props.room);
  const { config, error, retry } = useConfig(props.room.id);
  if (config) return <SettingsForm {...props} config={config} />;
  return (
    <Dialog
      isOpen
      size="l"
      title={t('moderation.settingsTitle', { room: title })}
      closeLabel={t('moderation.close')}
      onClose={props.onClose}
    >
      {error ? (
        <LoadError error={error} onRetry={retry} />
      ) : (
        <div role="status" aria-label={t('moderation.settingsLoading')} className={styles['form']}>
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} shape="block" width="100%" height="2.75rem" />
          ))}
        </div>
      )}
    </Dialog>
  );
}

function LoadError({ error, onRetry }: { error: ErrorCode; onRetry: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  return (
    <div role="alert">
      <EmptyState
        icon={<CloudOff />}
        title={t('moderation.settingsError')}
        body={errorText(error)}
        action={<Button onClick={onRetry}>{t('moderation.tryAgain')}</Button>}
      />
    </div>
  );
}

/** The room's rules; those that hold where nobody set any up. */
function useConfig(roomId: string) {
  const { moderation } = useServices();
  const [state, setState] = useState<{ config?: ModerationConfig; error?: ErrorCode }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setState({});
    moderation.config(roomId).then(
      (config) => isCurrent && setState({ config: config ?? DEFAULT_MODERATION }),
      (error: unknown) => isCurrent && setState({ error: errorCode(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [moderation, roomId, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
}

function SettingsForm(props: ModerationSettingsProps & { config: ModerationConfig }) {
  const { room, onClose, onQueue } = props;
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  const title = useRoomTitle(room);
  const { moderation } = useServices();
  const [form, setForm] = useState(() => formOf(props.config));
  const [isChecked, setChecked] = useState(false);
  const { config, problems } = readForm(form);
  const lastValid = useRef(props.config);
  if (config) lastValid.current = config;
  const saving = useAction(async (next: ModerationConfig) => {
    await moderation.saveConfig(room.id, next);
    toast({ text: t('moderation.settingsSaved') });
    onClose();
  });
  function save(): void {
    setChecked(true);
    if (config) void saving.run(config);
  }
  return (
    <Dialog
      isOpen
      size="l"
      title={t('moderation.settingsTitle', { room: title })}
      closeLabel={t('moderation.close')}
      onClose={onClose}
      footer={
        <>
          <span className={styles['usual']}>
            <Button variant="ghost" onClick={() => setForm(formOf(DEFAULT_MODERATION))}>
              {t('moderation.settingsUsual')}
            </Button>
          </span>
          <Button onClick={onClose}>{t('moderation.cancel')}</Button>
          <Button variant="primary" isBusy={saving.isBusy} onClick={save}>
            {t('moderation.settingsSave')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Button icon={<ListChecks />} onClick={onQueue} className={styles['queue']}>
          {t('moderation.settingsQueue')}
        </Button>
        <ModerationFields
          roomId={room.id}
          form={form}
          onChange={setForm}
          problems={problems}
          config={lastValid.current}
        />
        {isChecked && !config && <Banner tone="danger">{t('moderation.settingsFix')}</Banner>}
        {saving.error && <Banner tone="danger">{errorText(saving.error)}</Banner>}
      </div>
    </Dialog>
  );
}
