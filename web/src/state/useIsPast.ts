import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import { useEffect, useReducer } from 'react';
import { useSession } from './session';

/** Whether a time (of the server) is over; renders again when it is. False for none. */
export function useIsPast(at: Millis | null): boolean {
  const { device } = useSession().services;
  const [looks, lookAgain] = useReducer((count: number) => count + 1, 0);
  const isPast = at !== null && at <= device.now();
  useEffect(() => {
    if (at === null || isPast) return undefined;
    // Clocks are corrected and machines sleep: looked at anew every minute.
    const timer = setTimeout(lookAgain, Math.min(at - device.now(), MINUTE_MS));
    return () => clearTimeout(timer);
  }, [at, isPast, looks, device]);
  return isPast;
}
