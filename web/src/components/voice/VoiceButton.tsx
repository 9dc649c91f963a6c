import { ArrowUp, Mic } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useT, type MessageKey } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import type { RecordingNews } from './recordingControl';
import { useHoldToRecord } from './useHoldToRecord';
import type { VoiceRecordingView } from './useVoiceRecording';
import styles from './VoiceButton.module.css';

const NEWS = {
  none: null,
  started: 'voice.recordingStarted',
  paused: 'voice.recordingPaused',
  resumed: 'voice.recordingResumed',
  stopped: 'voice.recordingStopped',
  sent: 'voice.recordingSent',
  cancelled: 'voice.recordingCancelled',
} as const satisfies Record<RecordingNews, MessageKey | null>;

export interface VoiceButtonProps {
  recording: VoiceRecordingView;
  isDisabled?: boolean;
}

/**
 * Records while it is held, and sends once recording goes on by itself: the same button, so that
 * neither finger nor focus has to move. Keep it in its place while the bar is shown.
 */
export function VoiceButton({ recording, isDisabled = false }: VoiceButtonProps) {
  const t = useT();
  const { control, state, news } = recording;
  const { slide, handlers } = useHoldToRecord(control);
  const isHeld = (state.type === 'opening' || state.type === 'recording') && !state.isLocked;
  const isSend = state.type !== 'idle' && !isHeld;
  const words = NEWS[news];
  return (
    <span
      className={styles['place']}
      style={isHeld ? ({ '--slide': slide } as CSSProperties) : undefined}
    >
      <IconButton
        {...handlers}
        label={t(isSend ? 'voice.send' : 'voice.record')}
        icon={isSend ? <ArrowUp /> : <Mic />}
        disabled={isDisabled}
        aria-busy={state.type === 'opening' || state.type === 'stopping' || undefined}
        className={classes(styles['button'], isHeld && styles['held'], isSend && styles['send'])}
      />
      {isHeld && (
        <span className={styles['hint']} aria-hidden="true">
          {t('voice.slideToLock')}
        </span>
      )}
      <LiveRegion isHidden>{words && t(words)}</LiveRegion>
    </span>
  );
}
