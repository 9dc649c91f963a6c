import { useEffect, useRef } from 'react';
import { useConnection } from '../state/connection';

/** Does something each time the connection is back: what did not load is asked for again by itself. */
export function useWhenOnline(act: () => void): void {
  const connection = useConnection();
  const latest = useRef(act);
  latest.current = act;
  const wasOffline = useRef(false);
  useEffect(() => {
    if (connection === 'offline') wasOffline.current = true;
    if (connection !== 'online' || !wasOffline.current) return;
    wasOffline.current = false;
    latest.current();
  }, [connection]);
}
