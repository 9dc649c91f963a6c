import { isDeleted, isHidden, type Message } from '@hearth/domain/message';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../state/session';

/** A message by id: `undefined` while it is looked for, null when it is gone or out of reach. */
export function useKnownMessage(roomId: string, id: string | null): Message | null | undefined {
  const { timelines, services } = useSession();
  const shown = useStore(timelines.get(roomId), (state) =>
    id === null ? undefined : state.messages.find((message) => message.id === id),
  );
  const [fetched, setFetched] = useState<{ id: string; message: Message | null } | null>(null);
  const isWanted = id !== null && !shown && fetched?.id !== id;
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    services.messages.get(roomId, id).then(
      (message) => isCurrent && setFetched({ id, message }),
      () => isCurrent && setFetched({ id, message: null }),
    );
    return () => {
      isCurrent = false;
    };
  }, [services.messages, roomId, id, isWanted]);
  if (id === null) return null;
  const found = shown ?? (fetched?.id === id ? fetched.message : undefined);
  return found && (isDeleted(found) || isHidden(found)) ? null : found;
}
