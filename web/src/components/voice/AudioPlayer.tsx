import { useT } from '../../i18n/i18n';
import styles from './AudioPlayer.module.css';
import { useSpokenTime } from '../clockTime';
import { PlayerFrame } from './PlayerFrame';
import { usePlayback } from './usePlayback';

export interface AudioPlayerProps {
  /** Null where nobody knows it before it plays. */
  durationMs: number | null;
  /** Gives an object URL, which stays the caller's. Asked when it is first played. */
  load: () => Promise<string>;
  isMine: boolean;
  /** The message that it is part of: a list keeps it in the page while this plays. */
  messageId?: string | undefined;
  onEnded?: (() => void) | undefined;
}

/** Plays an audio file: as {@link VoicePlayer}, with a plain bar. */
export function AudioPlayer(props: AudioPlayerProps) {
  const { durationMs, load, isMine, messageId, onEnded } = props;
  const t = useT();
  const spoken = useSpokenTime();
  const { playback, snapshot } = usePlayback({ durationMs, load, messageId, onEnded });
  const length = snapshot.durationMs ?? 0;
  const share = length > 0 ? snapshot.positionMs / length : 0;
  return (
    <PlayerFrame
      label={t('voice.audio', { duration: spoken(length) })}
      playback={playback}
      snapshot={snapshot}
      isMine={isMine}
    >
      <div className={styles['bar']}>
        <div className={styles['played']} style={{ transform: `scaleX(${share})` }} />
      </div>
    </PlayerFrame>
  );
}
