import type { Millis } from '@hearth/domain/time';
import { useCallback, useSyncExternalStore } from 'react';
import type { DevicePort } from '../ports/device';
import { useServices } from '../ports/services';
import type { Unsubscribe } from '../ports/unsubscribe';

/** When today began in the reader's time zone; renders again when the next day begins. */
export function useToday(): Millis {
  const { device } = useServices();
  const watch = useCallback((tell: () => void) => watchDays(device, tell), [device]);
  return useSyncExternalStore(watch, () => new Date(device.now()).setHours(0, 0, 0, 0));
}

/** Tells at every midnight, and when the page shows again: a machine that slept has missed one. */
function watchDays(device: DevicePort, tell: () => void): Unsubscribe {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    const now = device.now();
    // By the calendar: days have 23 or 25 hours when clocks are changed.
    timer = setTimeout(look, new Date(now).setHours(24, 0, 0, 0) - now);
  };
  const look = () => {
    clearTimeout(timer);
    tell();
    wait();
  };
  wait();
  document.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
