import { errorCode } from '@hearth/domain/errors';
import type { Reminder, Scheduled } from '@hearth/domain/scheduled';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LaterPort, ScheduledDraft } from '../ports/later';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { useSession } from './session';

/** A list that is listened to; what was known stays while the listener is broken. */
export interface LaterList<T> {
  status: 'loading' | 'ready' | 'error';
  items: readonly T[];
}

interface LaterState {
  scheduled: LaterList<Scheduled>;
  reminders: LaterList<Reminder>;
}

/** What is to happen later. Each list is listened to from the first time that it is asked for. */
export interface LaterStore extends StoreApi<LaterState> {
  watchScheduled(): void;
  watchReminders(): void;
  /** Rejects as the port does. The same text again, after an answer was lost, is the same message. */
  schedule(draft: ScheduledDraft): Promise<void>;
  /** Rejects as the port does. The list shows it as soon as it is done, before the listener tells. */
  reschedule(id: string, draft: ScheduledDraft): Promise<void>;
  stop(): void;
}

interface LaterDeps {
  me: string;
  later: Pick<LaterPort, 'watchScheduled' | 'watchReminders' | 'schedule' | 'reschedule'>;
  newId: () => string;
}

const LOADING: LaterList<never> = { status: 'loading', items: [] };

export function createLaterStore({ me, later, newId }: LaterDeps): LaterStore {
  const store = createStore<LaterState>(() => ({ scheduled: LOADING, reminders: LOADING }));
  /** Ids of messages of which nobody knows whether they are scheduled, by room and text. */
  const doubtful = new Map<string, string>();
  const stops = new Map<keyof LaterState, Unsubscribe>();
  /** Starts what is not running; a listener that ended with an error begins anew. */
  const watch = <T>(
    list: keyof LaterState,
    start: (listener: Listener<readonly T[]>) => Unsubscribe,
    put: (change: Partial<LaterList<T>>) => void,
  ) => {
    if (stops.has(list)) return;
    if (store.getState()[list].status === 'error') put({ status: 'loading' });
    stops.set(
      list,
      start({
        next: (items) => put({ status: 'ready', items }),
        error: () => {
          stops.delete(list);
          put({ status: 'error' });
        },
      }),
    );
  };
  return {
    ...store,
    watchScheduled: () =>
      watch<Scheduled>(
        'scheduled',
        (listener) => later.watchScheduled(me, listener),
        (change) => store.setState(({ scheduled }) => ({ scheduled: { ...scheduled, ...change } })),
      ),
    watchReminders: () =>
      watch<Reminder>(
        'reminders',
        (listener) => later.watchReminders(me, listener),
        (change) => store.setState(({ reminders }) => ({ reminders: { ...reminders, ...change } })),
      ),
    schedule: async (draft) => {
      const key = JSON.stringify([draft.roomId, draft.text]);
      const id = doubtful.get(key) ?? newId();
      doubtful.delete(key);
      try {
        await later.schedule(me, id, draft);
      } catch (error) {
        // Over the rate limit nothing was tried: what nobody knows of an earlier try is not known yet.
        if (['offline', 'rateLimited'].includes(errorCode(error))) doubtful.set(key, id);
        throw error;
      }
    },
    reschedule: async (id, draft) => {
      await later.reschedule(me, id, draft);
      store.setState(({ scheduled }) => ({
        scheduled: { ...scheduled, items: changed(scheduled.items, id, draft) },
      }));
    },
    stop: () => {
      for (const stop of stops.values()) stop();
    },
  };
}

function changed(items: readonly Scheduled[], id: string, draft: ScheduledDraft): Scheduled[] {
  return items
    .map((item) =>
      item.id === id ? { ...item, ...draft, mentions: [...draft.mentions], problem: null } : item,
    )
    .sort((a, b) => a.sendAt - b.sendAt);
}

/** Messages that wait to be sent, soonest first. */
export function useScheduled(): LaterList<Scheduled> {
  const { later } = useSession();
  useEffect(() => later.watchScheduled(), [later]);
  return useStore(later, (state) => state.scheduled);
}

/** What one wants to be reminded of, soonest first. */
export function useReminders(): LaterList<Reminder> {
  const { later } = useSession();
  useEffect(() => later.watchReminders(), [later]);
  return useStore(later, (state) => state.reminders);
}
