import { useEffect, useState } from 'react';
import type { CallMediaPort } from '../../../ports/callMedia';

/** Louder than a quiet room. */
const HEARD_FROM = 0.08;
/** Between words one goes on speaking. */
const HEARD_HOLD_MS = 400;

/** How loud a stream is, 0 to 1; 0 without one. */
export function useLevel(media: CallMediaPort | null, stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!media || !stream || stream.getAudioTracks().length === 0) return;
    const stop = media.watchLevel(stream, setLevel);
    return () => {
      stop();
      setLevel(0);
    };
  }, [media, stream]);
  return level;
}

/** Whether somebody speaks into a stream. Renders only when that changes. */
export function useIsHeard(
  media: CallMediaPort | null,
  stream: MediaStream | null,
  isSilent: boolean,
): boolean {
  const [isHeard, setHeard] = useState(false);
  useEffect(() => {
    if (!media || !stream || isSilent || stream.getAudioTracks().length === 0) return;
    let hold: ReturnType<typeof setTimeout> | undefined;
    const stop = media.watchLevel(stream, (level) => {
      if (level < HEARD_FROM) return;
      clearTimeout(hold);
      setHeard(true);
      hold = setTimeout(() => setHeard(false), HEARD_HOLD_MS);
    });
    return () => {
      stop();
      clearTimeout(hold);
      setHeard(false);
    };
  }, [media, stream, isSilent]);
  return isHeard;
}
