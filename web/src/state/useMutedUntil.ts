import { mutedUntil, type Room } from '@hearth/domain/room';
import type { Millis } from '@hearth/domain/time';
import { useEffect, useState } from 'react';
import { useSession } from './session';

/** The longest that a timer of the browser waits: beyond it, it would fire at once. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/** Until when one may not write in a room; null when one may, also from the moment that it is over. */
export function useMutedUntil(room: Room): Millis | null {
  const { me, services } = useSession();
  const { device } = services;
  const [, setNow] = useState(device.now);
  const until = mutedUntil(room, me, device.now());
  useEffect(() => {
    if (until === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const left = until - device.now();
      if (left <= 0) setNow(device.now());
      else timer = setTimeout(wait, Math.min(left, TIMER_MAX_MS));
    };
    wait();
    return () => clearTimeout(timer);
  }, [until, device]);
  return until;
}
