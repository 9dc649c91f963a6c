import type { Notice } from '@hearth/domain/notice';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PeoplePort } from '../ports/people';
import type { Unsubscribe } from '../ports/unsubscribe';
import type { OutboxStore } from './outbox';

/** What functions have to tell this person. */
export interface NoticesStore extends StoreApi<readonly Notice[]> {
  dismiss(id: string): void;
  stop: Unsubscribe;
}

interface NoticesDeps {
  me: string;
  people: Pick<PeoplePort, 'watchNotices' | 'dismissNotice'>;
  outbox: Pick<OutboxStore, 'getState' | 'subscribe'>;
}

/**
 * Listens from the first file that goes out: only files are looked at, within seconds, and who sends
 * none is charged no read.
 */
export function createNoticesStore({ me, people, outbox }: NoticesDeps): NoticesStore {
  const store = createStore<readonly Notice[]>(() => []);
  let stopWatching: Unsubscribe | null = null;
  const begin = () => {
    const hasFiles = outbox
      .getState()
      .entries.some((entry) => entry.type === 'send' && entry.attachments.length > 0);
    if (!hasFiles || stopWatching) return;
    stopWatching = people.watchNotices(me, {
      next: (notices) => {
        store.setState(notices, true);
      },
      // What was not heard is seen in the room: the file is gone.
      error: () => undefined,
    });
  };
  const stopLooking = outbox.subscribe(begin);
  begin();
  return {
    ...store,
    dismiss: (id) => {
      people.dismissNotice(me, id).catch(() => undefined);
    },
    stop: () => {
      stopLooking();
      stopWatching?.();
    },
  };
}
