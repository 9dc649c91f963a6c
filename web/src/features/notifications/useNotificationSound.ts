import { isQuietAt } from '@hearth/domain/quietHours';
import { SECOND_MS } from '@hearth/domain/time';
import { useCallback, useEffect, useRef } from 'react';
import { useSession } from '../../state/session';
import { playSound } from './sounds';

/** A burst of messages sounds once. */
const PAUSE_MS = 2 * SECOND_MS;

/** Plays the chosen sound, in one of the tabs that are in sight, and not within quiet hours. */
export function useNotificationSound(): () => void {
  const { me, services, notifications } = useSession();
  const isSounding = useRef(false);
  const lastMs = useRef(0);
  useEffect(() => {
    let resign: (() => void) | null = null;
    const stand = () =>
      services.device.lead(`sound ${me}`, () => {
        isSounding.current = true;
        return () => {
          isSounding.current = false;
        };
      });
    const look = () => {
      if (document.visibilityState === 'visible') resign ??= stand();
      else {
        resign?.();
        resign = null;
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      resign?.();
    };
  }, [me, services]);
  return useCallback(() => {
    const { sound, quietHours } = notifications.getState().settings;
    if (!isSounding.current || isQuietAt(quietHours, services.device.now())) return;
    if (Date.now() - lastMs.current < PAUSE_MS) return;
    lastMs.current = Date.now();
    void playSound(sound);
  }, [notifications, services]);
}
