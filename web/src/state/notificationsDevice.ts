import { useEffect, useState } from 'react';
import type { PushPort, PushSupport } from '../ports/push';
import { useServices } from '../ports/services';
import { useMe } from './session';

export interface DeviceNotifications {
  support: PushSupport;
  permission: NotificationPermission;
  /** Null while notifications are off here. */
  deviceId: string | null;
}

function stateOf(push: PushPort, me: string): DeviceNotifications {
  return { support: push.support(), permission: push.permission(), deviceId: push.deviceId(me) };
}

/** How notifications stand on this device; follows changes made here and in the browser's settings. */
export function useDeviceNotifications(): DeviceNotifications {
  const me = useMe();
  const { push } = useServices();
  const [state, setState] = useState(() => stateOf(push, me));
  useEffect(() => {
    const look = () => {
      setState(stateOf(push, me));
    };
    look();
    const stop = push.onChange(look);
    // Who comes back may have answered in the settings of the browser.
    window.addEventListener('focus', look);
    return () => {
      stop();
      window.removeEventListener('focus', look);
    };
  }, [push, me]);
  return state;
}
