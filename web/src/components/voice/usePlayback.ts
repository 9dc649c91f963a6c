import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { useKeptMessage } from '../useKeptMessage';
import { Playback, type PlaybackOptions, type PlaybackSnapshot } from './playback';
import { usePlayQueue } from './playQueue';
import { usePlaySpeed } from './playSpeed';

export interface UsePlaybackOptions extends PlaybackOptions {
  durationMs: number | null;
  /** Its place in the play queue around it; without one it neither follows nor is followed. */
  order?: number | undefined;
  /** The message that it is part of: it stays in the page while this plays. */
  messageId?: string | undefined;
}

/** A sound of this component; it stops when the component goes. */
export function usePlayback(options: UsePlaybackOptions): {
  playback: Playback;
  snapshot: PlaybackSnapshot;
} {
  const { durationMs, order, messageId, load, onEnded } = options;
  const [playback] = useState(() => new Playback(durationMs, { load, onEnded }));
  const snapshot = useSyncExternalStore(playback.subscribe, playback.snapshot);
  const queue = usePlayQueue();
  const { speed } = usePlaySpeed();
  useKeptMessage(messageId, snapshot.status === 'playing' || snapshot.status === 'loading');

  useLayoutEffect(() => {
    playback.options = {
      load,
      onEnded: () => {
        onEnded?.();
        if (order !== undefined) queue?.playAfter(order);
      },
    };
  });
  useEffect(() => () => playback.close(), [playback]);
  useEffect(() => playback.setRate(speed), [playback, speed]);
  useEffect(() => {
    if (order === undefined) return;
    return queue?.register(order, () => void playback.play());
  }, [queue, order, playback]);

  return { playback, snapshot };
}
