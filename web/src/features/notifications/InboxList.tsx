import { errorCode } from '@hearth/domain/errors';
import type { InboxEntry } from '@hearth/domain/inbox';
import type { Millis } from '@hearth/domain/time';
import { useRef, useState, type KeyboardEvent } from 'react';
import { DayList } from '../../components/DayList';
import { useErrorText } from '../../i18n/errorText';
import { useSession } from '../../state/session';
import { useToast } from '../../ui/Toasts';
import { InboxRow } from './InboxRow';

export interface InboxListProps {
  /** Newest first. */
  entries: readonly InboxEntry[];
  /** Until when the person has seen the inbox; null while unknown. */
  seenAt: Millis | null;
}

/** The link of an entry carries its id in this attribute. */
const STOP = 'data-entry';

const timeOf = ({ at }: InboxEntry) => at;

/** Entries by day, with one tab stop: arrows, Home and End move, Delete takes an entry away. */
export function InboxList({ entries, seenAt }: InboxListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const remove = useRemove();
  const stop = entries.find(({ id }) => id === wanted) ?? entries[0];

  const focus = (index: number) => {
    const entry = entries[Math.max(0, Math.min(index, entries.length - 1))];
    if (!entry) return;
    setWanted(entry.id);
    const stops = list.current?.querySelectorAll<HTMLElement>(`[${STOP}]`) ?? [];
    [...stops].find((element) => element.getAttribute(STOP) === entry.id)?.focus();
  };
  const takeAway = (entry: InboxEntry) => {
    const index = entries.indexOf(entry);
    // The focus stays in the list: it goes to the neighbour before its own place goes.
    focus(index + 1 < entries.length ? index + 1 : index - 1);
    remove(entry);
  };
  const press = (event: KeyboardEvent) => {
    const isOnEntry = event.target instanceof Element && event.target.hasAttribute(STOP);
    if (!isOnEntry || !stop || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = entries.indexOf(stop);
    const moves: Record<string, () => void> = {
      ArrowUp: () => focus(index - 1),
      ArrowDown: () => focus(index + 1),
      Home: () => focus(0),
      End: () => focus(entries.length - 1),
      Delete: () => takeAway(stop),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <div ref={list} onKeyDown={press}>
      <DayList
        items={entries}
        timeOf={timeOf}
        row={(entry) => (
          <InboxRow
            key={entry.id}
            entry={entry}
            seenAt={seenAt}
            isTabStop={entry === stop}
            onFocus={() => setWanted(entry.id)}
            onRemove={() => takeAway(entry)}
          />
        )}
      />
    </div>
  );
}

function useRemove(): (entry: InboxEntry) => void {
  const { me, services } = useSession();
  const toast = useToast();
  const errorText = useErrorText();
  return ({ id }) => {
    services.notifications.removeFromInbox(me, id).catch((error: unknown) => {
      toast({ text: errorText(errorCode(error)), tone: 'danger' });
    });
  };
}
