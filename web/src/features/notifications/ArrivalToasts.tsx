import { routes } from '@hearth/domain/paths';
import { SECOND_MS } from '@hearth/domain/time';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/i18n';
import { watchArrivals, type Arrival } from '../../state/notificationsArrivals';
import { useSession, type Session } from '../../state/session';
import { whenNamed } from '../../state/whenNamed';
import { useToast } from '../../ui/Toasts';
import { namesIn, pathOf, roomIdOf, wordsOf } from './arrivalWords';
import { useNotificationSound } from './useNotificationSound';

/** How long a toast with an action stays: what follows sooner takes its place. */
const MERGE_MS = 10 * SECOND_MS;

interface ShownToast {
  count: number;
  atMs: number;
  dismiss: () => void;
}

/**
 * Tells of what arrives elsewhere while the app is before the person: one toast for each room, and a
 * sound. Do not disturb keeps both away.
 */
export function ArrivalToasts() {
  const session = useSession();
  const { pathname } = useLocation();
  const shown = useRef(new Map<string, ShownToast>());
  const sound = useNotificationSound();
  const show = useShow(shown.current);
  const latest = useRef({ pathname, sound, show });
  latest.current = { pathname, sound, show };

  useEffect(() => {
    const { me, rooms, notifications, people, services } = session;
    const tell = (arrival: Arrival) => {
      const isHere = isOpen(latest.current.pathname, roomIdOf(arrival));
      if (isHere || !isTelling(session)) return;
      latest.current.sound();
      void whenNamed(people, namesIn(arrival)).then(() => {
        latest.current.show(arrival);
      });
    };
    const { now } = services.device;
    return watchArrivals({ me, rooms, notifications, people, now, tell });
  }, [session]);

  useEffect(() => {
    for (const [roomId, { dismiss }] of shown.current) {
      if (!isOpen(pathname, roomId)) continue;
      dismiss();
      shown.current.delete(roomId);
    }
  }, [pathname]);
  return null;
}

/** Shows a toast; several messages of one room become one. */
function useShow(shown: Map<string, ShownToast>): (arrival: Arrival) => void {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const session = useSession();
  return (arrival) => {
    const roomId = roomIdOf(arrival);
    const before = shown.get(roomId);
    const isMerged = before !== undefined && Date.now() - before.atMs < MERGE_MS;
    const count = isMerged ? before.count + 1 : 1;
    before?.dismiss();
    const dismiss = toast({
      text: wordsOf(arrival, count, session, t),
      action: {
        label: t('notifications.open'),
        onSelect: () => void navigate(pathOf(arrival, count)),
      },
    });
    shown.set(roomId, { count, atMs: Date.now(), dismiss });
  };
}

/** In a window that is seen but not in front, the system tells where it is allowed to. */
function isTelling({ me, services, settings }: Session): boolean {
  if (settings.getState().availability === 'dnd') return false;
  if (document.visibilityState !== 'visible') return false;
  return document.hasFocus() || services.push.deviceId(me) === null;
}

function isOpen(pathname: string, roomId: string): boolean {
  return `${pathname}/`.startsWith(`${routes.room(roomId)}/`);
}
