import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n';
import { useOutboxTrouble } from '../../state/outbox';
import { useToast } from '../../ui/Toasts';
import { reasonWords } from './reasonWords';

/** Tells once about a reaction that the server did not take: the row itself shows it undone. */
export function useRefusals(roomId: string): void {
  const t = useT();
  const toast = useToast();
  const { lastRefusal } = useOutboxTrouble();
  // What was refused before the room was opened is told already, or no longer matters.
  const told = useRef(lastRefusal);
  useEffect(() => {
    if (lastRefusal === null || lastRefusal === told.current) return;
    told.current = lastRefusal;
    if (lastRefusal.roomId !== roomId) return;
    const key = lastRefusal.type === 'react' ? 'timeline.notReacted' : 'timeline.notDone';
    toast({ text: t(key, { reason: reasonWords(lastRefusal.code, t) }), tone: 'danger' });
  }, [lastRefusal, roomId, t, toast]);
}
