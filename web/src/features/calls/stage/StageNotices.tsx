import { X } from 'lucide-react';
import { useT } from '../../../i18n/i18n';
import { useErrorText } from '../../../i18n/errorText';
import type { CallsActions, CurrentCall } from '../../../state/calls/callsState';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { IconButton } from '../../../ui/IconButton';
import styles from './StageNotices.module.css';

export interface StageNoticesProps {
  call: CurrentCall;
  actions: CallsActions;
  /** The browser waits for a press before it plays the voices of the others. */
  isSoundHeld: boolean;
  onHear: () => void;
}

/** What one needs to know just now, each with a way on. */
export function StageNotices({ call, actions, isSoundHeld, onHear }: StageNoticesProps) {
  const t = useT();
  const errorText = useErrorText();
  const { own, life } = call;
  return (
    <div className={styles['notices']}>
      {isSoundHeld && (
        <Banner
          tone="warning"
          action={
            <Button size="s" variant="primary" onClick={onHear}>
              {t('calls.stage.hear')}
            </Button>
          }
        >
          {t('calls.stage.soundHeld')}
        </Banner>
      )}
      {life.state === 'reconnecting' && <Banner tone="warning">{t('calls.stage.lost')}</Banner>}
      {own.problem && (
        <Banner
          tone="danger"
          action={
            <IconButton
              size="s"
              label={t('calls.stage.dismiss')}
              icon={<X />}
              onClick={() => actions.clearProblem()}
            />
          }
        >
          {errorText(own.problem)}
        </Banner>
      )}
      {own.isCameraHeld && <Banner tone="info">{t('calls.stage.cameraHeld')}</Banner>}
      {own.screen && (
        <Banner
          tone="info"
          action={
            <Button size="s" onClick={() => actions.stopSharing()}>
              {t('calls.control.stopSharing')}
            </Button>
          }
        >
          {t('calls.stage.sharing')}
        </Banner>
      )}
    </div>
  );
}
