import type { Device } from '@hearth/domain/device';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe, useSession } from '../../state/session';

export interface OwnDevices {
  /** Lately seen first; null while they are on their way. */
  devices: readonly Device[] | null;
  error: boolean;
  /** What is shown stays until the answer comes. */
  load: () => void;
}

/** One's own browsers that get notifications; asked again when this one joins or leaves them. */
export function useOwnDevices(thisDeviceId: string | null): OwnDevices {
  const me = useMe();
  const { push } = useSession().services;
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [error, setError] = useState(false);
  const asked = useRef(0);
  const load = useCallback(() => {
    const attempt = (asked.current += 1);
    setError(false);
    push.listDevices(me).then(
      (found) => attempt === asked.current && setDevices(found),
      () => attempt === asked.current && setError(true),
    );
  }, [push, me]);
  useEffect(() => {
    load();
    return () => {
      asked.current += 1;
    };
  }, [load, thisDeviceId]);
  return { devices, error, load };
}
