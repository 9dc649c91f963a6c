import { FOREVER_MS } from '@hearth/domain/notificationSettings';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOON } from '../testing/builders';
import { buildEntry, createMemoryNotifications } from '../testing/memoryNotifications';
import { createNotificationsStore } from './notificationsStore';

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

async function open(
  change: Parameters<ReturnType<typeof createMemoryNotifications>['setSettings']>[1] = {},
) {
  const server = createMemoryNotifications();
  server.setSettings('ada', change);
  const store = createNotificationsStore({ me: 'ada', port: server.port(), now: Date.now });
  return { server, store };
}

describe('createNotificationsStore', () => {
  it('listens to nothing before it is told to, and then once', async () => {
    const { server, store } = await open({ inboxSeenAt: NOON - 10 });
    await settle();
    expect(server.watches()).toEqual([]);
    store.begin();
    store.begin();
    await settle();
    await settle();
    expect(server.watches()).toEqual(['settings ada', 'inbox ada']);
    expect(store.getState().isKnown).toBe(true);
    store.stop();
    expect(server.watches()).toEqual([]);
  });

  it('asks only for entries that came after the person last looked', async () => {
    const { server, store } = await open({ inboxSeenAt: NOON - 10 });
    server.enter(
      'ada',
      buildEntry({ messageId: 'old', at: NOON - 20 }),
      buildEntry({ messageId: 'new', at: NOON - 5 }),
    );
    store.begin();
    await settle();
    await settle();
    expect(store.getState().recent.map(({ id }) => id)).toEqual(['new']);
    store.stop();
  });

  it('shows a change at once and undoes it when it is refused', async () => {
    const { server, store } = await open({ sound: 'drop' });
    store.begin();
    await settle();
    server.setReachable(false);
    const saving = store.save({ sound: 'none' });
    expect(store.getState().settings.sound).toBe('none');
    await expect(saving).rejects.toMatchObject({ code: 'offline' });
    expect(store.getState().settings.sound).toBe('drop');
    store.stop();
  });

  it('never writes over choices that it does not know', async () => {
    const { server, store } = await open({ rooms: { tea: { level: 'none', mutedUntil: null } } });
    const choice = { level: null, mutedUntil: FOREVER_MS };
    await expect(store.chooseForRoom('oak', choice)).rejects.toMatchObject({ code: 'offline' });
    store.begin();
    await settle();
    await store.chooseForRoom('oak', choice);
    expect(server.settings('ada').rooms).toEqual({
      tea: { level: 'none', mutedUntil: null },
      oak: choice,
    });
    store.stop();
  });

  it('lets a muted room be heard again when its time is over', async () => {
    const { store } = await open({
      rooms: {
        tea: { level: null, mutedUntil: NOON + 60_000 },
        oak: { level: 'none', mutedUntil: null },
      },
    });
    store.begin();
    await settle();
    expect([...store.getState().silenced]).toEqual(['tea', 'oak']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([...store.getState().silenced]).toEqual(['oak']);
    store.stop();
  });

  it('tries again after a listener broke', async () => {
    const { server, store } = await open();
    store.begin();
    await settle();
    await settle();
    server.breakListeners();
    expect(server.watches()).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.watches().toSorted()).toEqual(['inbox ada', 'settings ada']);
    store.stop();
  });
});
