import { isDeleted, isHidden, type Message } from '@hearth/domain/message';
import { useStore } from 'zustand';
import { useSession } from '../../state/session';
import { useMessageLookup } from '../../state/useMessageLookup';

/** A message by id: null when it is gone, `undefined` while nobody can say. */
export function useKnownMessage(roomId: string, id: string | null): Message | null | undefined {
  const { timelines } = useSession();
  const shown = useStore(timelines.get(roomId), (state) =>
    id === null ? undefined : state.messages.find((message) => message.id === id),
  );
  const lookup = useMessageLookup(roomId, shown ? null : id);
  if (id === null) return null;
  if (!shown && (lookup.type === 'gone' || lookup.type === 'denied')) return null;
  const found = shown ?? (lookup.type === 'found' ? lookup.message : undefined);
  return found && (isDeleted(found) || isHidden(found)) ? null : found;
}
