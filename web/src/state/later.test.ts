import { HearthError, errorCode } from '@hearth/domain/errors';
import type { Scheduled } from '@hearth/domain/scheduled';
import { describe, expect, it } from 'vitest';
import { createMemoryLater } from '../testing/memoryLater';
import { createLaterStore } from './later';

const draft = (text: string, sendAt: number) => ({
  ...{ roomId: 'room', text, mentions: [], replyTo: null },
  sendAt,
});

describe('createLaterStore', () => {
  it('tries the same message again until it is known whether it is scheduled', async () => {
    const later = createMemoryLater();
    const answers = ['offline', 'rateLimited', null, null] as const;
    const tried: string[] = [];
    const store = createLaterStore({
      me: 'ada',
      newId: () => `new${tried.length}`,
      later: {
        ...later,
        schedule: (_uid, id) => {
          const code = answers[tried.length];
          tried.push(id);
          return code ? Promise.reject(new HearthError(code)) : Promise.resolve();
        },
      },
    });
    const tries = answers.map(() => () => store.schedule(draft('Good morning', 1_000)));
    const outcomes: unknown[] = [];
    for (const attempt of tries) outcomes.push(await attempt().catch(errorCode));
    expect(outcomes).toEqual(['offline', 'rateLimited', undefined, undefined]);
    expect(tried).toEqual(['new0', 'new0', 'new0', 'new3']);
  });

  it('shows a change at once, in its place, though the listener is late', async () => {
    const later = createMemoryLater();
    await later.schedule('ada', 'first', draft('Good morning', 1_000));
    await later.schedule('ada', 'second', draft('Good night', 2_000));
    later.refuse('ada', 'first', 'muted');
    const store = createLaterStore({
      me: 'ada',
      newId: () => 'new',
      later: {
        schedule: later.schedule,
        reschedule: later.reschedule,
        watchReminders: later.watchReminders,
        // Tells what there is, and never of a change.
        watchScheduled: (uid, listener) => {
          listener.next(later.scheduled(uid));
          return () => undefined;
        },
      },
    });
    store.watchScheduled();
    const shown = () =>
      store
        .getState()
        .scheduled.items.map(({ id, text, problem }: Scheduled) => ({ id, text, problem }));
    expect(shown()[0]).toEqual({ id: 'first', text: 'Good morning', problem: 'muted' });

    await store.reschedule('first', draft('Good evening', 3_000));
    expect(shown()).toEqual([
      { id: 'second', text: 'Good night', problem: null },
      { id: 'first', text: 'Good evening', problem: null },
    ]);
    await expect(store.reschedule('gone', draft('x', 1))).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
