import { useEffect, useState } from 'react';
import { ArrivalToasts } from '../features/notifications/ArrivalToasts';
import { NotifyBar } from '../features/notifications/NotifyBar';
import { useSession } from '../state/session';
import { isReturning, rememberAsked, wasAsked } from './deviceMemory';
import { useWorkerLink } from './useWorkerLink';

/** What notifies and asks whether it may; comes after the first view. */
export function LateNotifications() {
  const { me, services } = useSession();
  const [isAsked, setAsked] = useState(wasAsked);
  const [isBack] = useState(isReturning);
  useWorkerLink();
  useEffect(() => {
    services.push.touchDevice(me).catch((error: unknown) => {
      console.warn('This device was not renewed.', error);
    });
  }, [me, services]);
  return (
    <>
      <ArrivalToasts />
      {!isAsked && (
        <NotifyBar
          isReturning={isBack}
          onAnswered={() => {
            rememberAsked();
            setAsked(true);
          }}
        />
      )}
    </>
  );
}
