import { useEffect, useState } from 'react';
import type { CallDevices, CallMediaPort } from '../../../ports/callMedia';

const NONE: CallDevices = { microphones: [], cameras: [], speakers: [] };

/**
 * What is plugged in. `openCount` changes when a device was opened: only then the browser tells
 * their names.
 */
export function useCallDevices(media: CallMediaPort | null, openCount = 0): CallDevices {
  const [devices, setDevices] = useState(NONE);
  useEffect(() => {
    if (!media) return;
    let isGone = false;
    const look = () => {
      media.devices().then(
        (found) => {
          if (!isGone) setDevices(found);
        },
        (error: unknown) => {
          console.warn('The devices could not be listed.', error);
        },
      );
    };
    look();
    const stop = media.watchDevices(look);
    return () => {
      isGone = true;
      stop();
    };
  }, [media, openCount]);
  return devices;
}
