import { fromBase64, WAVEFORM_LEVELS } from '@hearth/domain/media';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n';
import { useSpokenTime } from '../clockTime';
import { PlayerFrame } from './PlayerFrame';
import { usePlayback } from './usePlayback';
import styles from './Waveform.module.css';
import { BAR_STEP, WAVE_HEIGHT, wavePath } from './wavePath';

export interface VoicePlayerProps {
  durationMs: number;
  /** WAVEFORM_LEVELS bytes in base64; anything else shows as silence. */
  waveform: string | null;
  /** Gives an object URL, which stays the caller's. Asked when it is first played. */
  load: () => Promise<string>;
  isMine: boolean;
  /** Its place in the play queue around it: the next one plays when this one ends. */
  order?: number | undefined;
  /** The message that it is part of: a list keeps it in the page while this plays. */
  messageId?: string | undefined;
  onEnded?: (() => void) | undefined;
  /** Its accessible name, where it is not just a voice note. */
  label?: string | undefined;
}

/** Plays a voice note. */
export function VoicePlayer(props: VoicePlayerProps) {
  const { durationMs, waveform, load, isMine, order, messageId, onEnded, label } = props;
  const t = useT();
  const spoken = useSpokenTime();
  const { playback, snapshot } = usePlayback({ durationMs, load, order, messageId, onEnded });
  const path = useMemo(() => wavePath(levelsOf(waveform)), [waveform]);
  const share = durationMs > 0 ? snapshot.positionMs / durationMs : 0;
  return (
    <PlayerFrame
      label={label ?? t('voice.note', { duration: spoken(durationMs) })}
      playback={playback}
      snapshot={snapshot}
      isMine={isMine}
    >
      <svg
        className={styles['wave']}
        viewBox={`0 0 ${WAVEFORM_LEVELS * BAR_STEP} ${WAVE_HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={path} className={styles['rest']} />
        <path
          d={path}
          className={styles['played']}
          style={{ clipPath: `inset(0 ${(100 - share * 100).toFixed(2)}% 0 0)` }}
        />
      </svg>
    </PlayerFrame>
  );
}

function levelsOf(waveform: string | null): number[] {
  const bytes = waveform === null ? null : fromBase64(waveform);
  return Array.from({ length: WAVEFORM_LEVELS }, (_, index) => (bytes?.[index] ?? 0) / 255);
}
