import { useEffect, useState } from 'react';
import type { VoiceRecorder } from '../../ports/media';
import styles from './Waveform.module.css';
import { BAR_STEP, WAVE_HEIGHT, wavePath } from './wavePath';

const BARS = 60;
/** Where motion is unwelcome, the picture changes twice a second. */
const EVERY_OF_REDUCED = 10;

/** The last three seconds of sound, the newest at the end. */
export function LiveWaveform({ recorder }: { recorder: VoiceRecorder }) {
  const [levels, setLevels] = useState<readonly number[]>([]);
  useEffect(() => {
    const every = matchMedia('(prefers-reduced-motion: reduce)').matches ? EVERY_OF_REDUCED : 1;
    let heard: number[] = [];
    let count = 0;
    return recorder.watchLevel((level) => {
      heard = [...heard, level].slice(-BARS);
      count += 1;
      if (count % every === 0) setLevels(heard);
    });
  }, [recorder]);
  const padded = [...Array<number>(BARS - levels.length).fill(0), ...levels];
  return (
    <svg
      className={styles['wave']}
      viewBox={`0 0 ${BARS * BAR_STEP} ${WAVE_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={wavePath(padded)} className={styles['live']} />
    </svg>
  );
}
