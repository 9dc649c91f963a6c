import { useEffect, useState } from 'react';
import { useWhenOnline } from '../../../components/useWhenOnline';
import type { CallMediaPort } from '../../../ports/callMedia';
import { useServices } from '../../../ports/services';

/** Null until its code is there; without a connection that is once it is back. */
export function useCallMedia(): CallMediaPort | null {
  const { callMedia } = useServices();
  const [media, setMedia] = useState<CallMediaPort | null>(null);
  const [attempt, setAttempt] = useState(0);
  useWhenOnline(() => setAttempt((count) => count + 1));
  useEffect(() => {
    let isGone = false;
    callMedia().then(
      (port) => {
        if (!isGone) setMedia(port);
      },
      (error: unknown) => {
        console.warn('What opens microphones and cameras could not be fetched.', error);
      },
    );
    return () => {
      isGone = true;
    };
  }, [callMedia, attempt]);
  return media;
}
