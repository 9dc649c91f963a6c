import { AudioLines, Mic, Pause, Square, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n';
import type { VoiceRecorder, VoiceRecording } from '../../ports/media';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import { clockTime } from '../clockTime';
import styles from './RecordingBar.module.css';
import type { VoiceRecordingView } from './useVoiceRecording';
import { VoicePlayer } from './VoicePlayer';
import { LiveWaveform } from './LiveWaveform';

/**
 * In place of the field while something is recorded: time and waveform with what can be done, then
 * the recording to listen to. Sending is the voice button beside it.
 */
export function RecordingBar({ recording }: { recording: VoiceRecordingView }) {
  const t = useT();
  const { control, state } = recording;
  if (state.type === 'idle') return null;
  const isHeld = state.type === 'recording' && !state.isLocked;
  return (
    <div role="group" aria-label={t('voice.recording')} className={styles['bar']}>
      {!isHeld && (
        <IconButton
          label={t('voice.cancel')}
          icon={<Trash2 />}
          tone="danger"
          shortcut="Esc"
          onClick={() => control.cancel()}
        />
      )}
      {state.type === 'opening' && <span className={styles['words']}>{t('voice.opening')}</span>}
      {state.type === 'recording' && (
        <Running recorder={state.recorder} isPaused={state.isPaused} isHeld={isHeld} />
      )}
      {state.type === 'recording' && !isHeld && (
        <>
          <IconButton
            label={t(state.isPaused ? 'voice.resumeRecording' : 'voice.pauseRecording')}
            icon={state.isPaused ? <Mic /> : <Pause />}
            onClick={() => control.togglePause()}
          />
          <IconButton
            label={t('voice.stopRecording')}
            icon={<Square />}
            onClick={() => control.preview()}
          />
        </>
      )}
      {state.type === 'stopping' && <AudioLines aria-hidden className={styles['stopping']} />}
      {state.type === 'preview' && <Preview recording={state.recording} />}
    </div>
  );
}

interface RunningProps {
  recorder: VoiceRecorder;
  isPaused: boolean;
  isHeld: boolean;
}

function Running({ recorder, isPaused, isHeld }: RunningProps) {
  const t = useT();
  return (
    <>
      <span className={classes(styles['dot'], isPaused && styles['still'])} aria-hidden="true" />
      <Elapsed recorder={recorder} />
      <LiveWaveform recorder={recorder} />
      {isHeld && (
        <span className={classes(styles['words'], styles['beside'])}>
          {t('voice.slideToCancel')}
        </span>
      )}
    </>
  );
}

function Elapsed({ recorder }: { recorder: VoiceRecorder }) {
  const [elapsedMs, setElapsedMs] = useState(() => recorder.elapsedMs());
  // Levels come while it records: the clock stands where the recording does.
  useEffect(() => {
    const update = () => setElapsedMs(Math.floor(recorder.elapsedMs() / 1000) * 1000);
    return recorder.watchLevel(update);
  }, [recorder]);
  return <time className={styles['time']}>{clockTime(elapsedMs)}</time>;
}

function Preview({ recording }: { recording: VoiceRecording }) {
  const t = useT();
  const url = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (url.current !== null) URL.revokeObjectURL(url.current);
      url.current = null;
    },
    [],
  );
  const load = () => {
    url.current ??= URL.createObjectURL(recording.file);
    return Promise.resolve(url.current);
  };
  return (
    <VoicePlayer
      label={t('voice.preview')}
      durationMs={recording.durationMs}
      waveform={recording.waveform}
      load={load}
      isMine
    />
  );
}
