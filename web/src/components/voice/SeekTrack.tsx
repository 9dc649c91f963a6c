import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useT } from '../../i18n/i18n';
import { useSpokenTime } from '../clockTime';
import styles from './SeekTrack.module.css';

const STEP_MS = 5_000;
const LEAP_MS = 15_000;

export interface SeekTrackProps {
  positionMs: number;
  durationMs: number;
  onSeek: (positionMs: number) => void;
  /** What is drawn: a waveform or a bar. */
  children: ReactNode;
}

/** Where a sound is, to be dragged, clicked and moved by arrow keys. Left is its start, always. */
export function SeekTrack({ positionMs, durationMs, onSeek, children }: SeekTrackProps) {
  const t = useT();
  const spoken = useSpokenTime();
  const isDragging = useRef(false);

  function seekTo(event: PointerEvent<HTMLElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width === 0) return;
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    onSeek(share * durationMs);
  }
  function down(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || !event.isPrimary) return;
    isDragging.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    seekTo(event);
  }
  function end(): void {
    isDragging.current = false;
  }
  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = positionAfter(event.key, positionMs, durationMs);
    if (to === null) return;
    event.preventDefault();
    // The keys of the list around it stay still.
    event.stopPropagation();
    onSeek(Math.min(durationMs, Math.max(0, to)));
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      dir="ltr"
      aria-label={t('voice.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(positionMs / 1000)}
      aria-valuetext={t('voice.positionOf', {
        position: spoken(positionMs),
        duration: spoken(durationMs),
      })}
      className={styles['track']}
      onPointerDown={down}
      onPointerMove={(event) => {
        if (isDragging.current) seekTo(event);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={key}
    >
      {children}
    </div>
  );
}

function positionAfter(key: string, positionMs: number, durationMs: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return positionMs + STEP_MS;
    case 'ArrowLeft':
    case 'ArrowDown':
      return positionMs - STEP_MS;
    case 'PageUp':
      return positionMs + LEAP_MS;
    case 'PageDown':
      return positionMs - LEAP_MS;
    case 'Home':
      return 0;
    case 'End':
      return durationMs;
    default:
      return null;
  }
}
