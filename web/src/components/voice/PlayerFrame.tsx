import { LoaderCircle, Pause, Play, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage, useT } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { clockTime } from '../clockTime';
import type { Playback, PlaybackSnapshot } from './playback';
import styles from './PlayerFrame.module.css';
import { usePlaySpeed } from './playSpeed';
import { SeekTrack } from './SeekTrack';

export interface PlayerFrameProps {
  label: string;
  playback: Playback;
  snapshot: PlaybackSnapshot;
  isMine: boolean;
  /** What is drawn on the track. */
  children: ReactNode;
}

/** What every player has: play, a track, the time, the speed, and a way on when it fails. */
export function PlayerFrame({ label, playback, snapshot, isMine, children }: PlayerFrameProps) {
  const t = useT();
  const { status, positionMs, durationMs } = snapshot;
  const isFresh = positionMs === 0 && status !== 'playing';
  const shownMs = isFresh ? durationMs : positionMs;
  return (
    <div role="group" aria-label={label} className={styles['player']}>
      <div className={styles['line']}>
        <PlayButton playback={playback} snapshot={snapshot} isMine={isMine} />
        <SeekTrack
          positionMs={positionMs}
          durationMs={durationMs ?? 0}
          onSeek={(to) => playback.seek(to)}
        >
          {children}
        </SeekTrack>
        {shownMs !== null && <time className={styles['time']}>{clockTime(shownMs)}</time>}
        <SpeedButton />
      </div>
      <LiveRegion>
        {status === 'failed' && <span className={styles['failed']}>{t('voice.playFailed')}</span>}
      </LiveRegion>
    </div>
  );
}

function PlayButton({
  playback,
  snapshot: { status },
  isMine,
}: Pick<PlayerFrameProps, 'playback' | 'snapshot' | 'isMine'>) {
  const t = useT();
  const isRunning = status === 'playing' || status === 'loading';
  const { label, icon } = {
    idle: { label: t('voice.play'), icon: <Play /> },
    paused: { label: t('voice.play'), icon: <Play /> },
    playing: { label: t('voice.pause'), icon: <Pause /> },
    loading: { label: t('voice.loading'), icon: <LoaderCircle className={styles['turning']} /> },
    failed: { label: t('voice.retry'), icon: <RotateCcw /> },
  }[status];
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-busy={status === 'loading' || undefined}
      className={classes(styles['play'], isMine && styles['mine'])}
      onClick={() => {
        if (isRunning) playback.pause();
        else void playback.play();
      }}
    />
  );
}

function SpeedButton() {
  const t = useT();
  const { locale } = useLanguage();
  const { speed, step } = usePlaySpeed();
  const words = `${speed.toLocaleString(locale)}×`;
  return (
    <button
      type="button"
      dir="ltr"
      aria-label={t('voice.speed', { speed: words })}
      className={styles['speed']}
      onClick={step}
    >
      {words}
    </button>
  );
}
