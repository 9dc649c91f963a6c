import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { useEffect, useState } from 'react';

export type OpenedTrack =
  | { state: 'off' }
  | { state: 'opening' }
  | { state: 'open'; stream: MediaStream }
  | { state: 'failed'; problem: ErrorCode };

const OFF: OpenedTrack = { state: 'off' };
export const OPENING: OpenedTrack = { state: 'opening' };

/**
 * A microphone or camera that is open for as long as it is wanted. `open` must stay the same while
 * the device does; null wants none.
 */
export function useOpenedTrack(open: (() => Promise<MediaStreamTrack>) | null): OpenedTrack {
  const [opened, setOpened] = useState<OpenedTrack>(open ? OPENING : OFF);
  useEffect(() => {
    if (!open) {
      setOpened(OFF);
      return;
    }
    let isGone = false;
    let track: MediaStreamTrack | null = null;
    setOpened(OPENING);
    open().then(
      (found) => {
        track = found;
        if (isGone) found.stop();
        else setOpened({ state: 'open', stream: new MediaStream([found]) });
      },
      (error: unknown) => {
        if (!isGone) setOpened({ state: 'failed', problem: errorCode(error) });
      },
    );
    return () => {
      isGone = true;
      track?.stop();
    };
  }, [open]);
  return opened;
}
