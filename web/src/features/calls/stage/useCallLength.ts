import type { CallLife } from '@hearth/domain/callLife';
import { useEffect, useState } from 'react';
import { useServices } from '../../../ports/services';

const TICK_MS = 500;

/** How long people have been talking, in ms; null before and after that. */
export function useCallLength(life: CallLife): number | null {
  const { device } = useServices();
  const since = life.state === 'connected' || life.state === 'reconnecting' ? life.since : null;
  const [now, setNow] = useState(() => device.now());
  useEffect(() => {
    if (since === null) return;
    setNow(device.now());
    const timer = setInterval(() => setNow(device.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [device, since]);
  return since === null ? null : Math.max(0, now - since);
}
