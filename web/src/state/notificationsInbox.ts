import type { InboxEntry } from '@hearth/domain/inbox';
import { SECOND_MS } from '@hearth/domain/time';
import { useEffect, useState } from 'react';
import { useServices } from '../ports/services';
import { useMe } from './session';

const RETRY_MS = 10 * SECOND_MS;

export type Inbox =
  { type: 'loading' } | { type: 'error' } | { type: 'ready'; entries: readonly InboxEntry[] };

/** All of the inbox, newest first, live while shown. After an error it is asked for again. */
export function useInbox(): Inbox {
  const me = useMe();
  const { notifications: port } = useServices();
  const [inbox, setInbox] = useState<Inbox>({ type: 'loading' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const start = () => {
      stop = port.watchInbox(me, 0, {
        next: (entries) => {
          setInbox({ type: 'ready', entries });
        },
        error: () => {
          setInbox({ type: 'error' });
          timer = setTimeout(start, RETRY_MS);
        },
      });
    };
    start();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [me, port]);
  return inbox;
}
