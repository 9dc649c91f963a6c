import { PRESENCE_STALE_MS } from '@hearth/domain/limits';
import { shownPresence } from '@hearth/domain/presence';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildProfile, createMemoryPeople } from '../testing/memoryPeople';
import { createPeopleStore } from './peopleStore';

const crowd = Array.from({ length: 100 }, (_, n) => buildProfile({ uid: `person${n}` }));
const ids = crowd.map((profile) => profile.uid);

function openStore() {
  const port = createMemoryPeople({ profiles: [{ uid: 'ada' }, ...crowd] });
  const store = createPeopleStore({ myProfile: buildProfile({ uid: 'ada' }), port, now: Date.now });
  /** Profile listeners without the one of one's own profile. */
  const watches = () => port.profileWatches().filter((uids) => !uids.includes('ada'));
  return { port, store, watches };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('createPeopleStore', () => {
  it('serves the people asked for in one turn by as few listeners as possible', async () => {
    const { store, watches } = openStore();
    for (const uid of ids.slice(0, 45)) store.watchProfile(uid);
    store.watchProfile('person0');
    await settle();
    expect(watches().map((uids) => uids.length)).toEqual([30, 15]);
    expect(store.getState().profiles.get('person44')?.displayName).toBe('person44');
  });

  it('opens nothing for people who are watched already', async () => {
    const { store, watches } = openStore();
    store.watchProfile('person0');
    await settle();
    store.watchProfile('person0');
    await settle();
    expect(watches()).toEqual([['person0']]);
  });

  it('merges the small listeners that scrolling leaves behind', async () => {
    const { store, watches } = openStore();
    for (const uid of ids) {
      store.watchProfile(uid);
      await settle();
    }
    expect(watches().flat().sort()).toEqual([...ids].sort());
    expect(watches().length).toBeLessThanOrEqual(7);
  });

  it('ends a listener a while after the last view of its people has gone', async () => {
    const { store, watches } = openStore();
    const stops = ['person0', 'person1'].map((uid) => store.watchProfile(uid));
    await settle();
    for (const stop of stops) stop();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(watches()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(watches()).toEqual([]);
    expect(store.getState().profiles.has('person0')).toBe(true);
  });

  it('keeps a person who comes back within the grace period', async () => {
    const { store, watches } = openStore();
    store.watchProfile('person0')();
    await vi.advanceTimersByTimeAsync(30_000);
    store.watchProfile('person0');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(watches()).toEqual([['person0']]);
  });

  it('tries again when a listener breaks', async () => {
    const { port, store, watches } = openStore();
    store.watchProfile('person0');
    await settle();
    port.breakListeners();
    expect(watches()).toEqual([]);
    port.write({ uid: 'person0', displayName: 'Grace' });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(watches()).toEqual([['person0']]);
    expect(store.getState().profiles.get('person0')?.displayName).toBe('Grace');
  });

  it('keeps the same object for a person who did not change', async () => {
    const { port, store } = openStore();
    store.watchProfile('person0');
    store.watchProfile('person1');
    await settle();
    const before = store.getState().profiles.get('person1');
    port.write({ uid: 'person0', displayName: 'Grace' });
    await settle();
    expect(store.getState().profiles.get('person0')?.displayName).toBe('Grace');
    expect(store.getState().profiles.get('person1')).toBe(before);
  });

  it('follows one’s own profile and blocks', async () => {
    const { port, store } = openStore();
    port.write({ uid: 'ada', displayName: 'Ada L.' });
    await port.block('ada', 'person3');
    await settle();
    expect(store.getState().profiles.get('ada')?.displayName).toBe('Ada L.');
    expect([...store.getState().blocked]).toEqual(['person3']);
  });

  it('watches presence only while it is shown and notices a heartbeat that stopped', async () => {
    const { port, store } = openStore();
    port.setPresence('person0', { state: 'online', beatAt: Date.now() });
    const stop = store.watchPresence('person0');
    await settle();
    const shown = () => {
      const { presence, checkedAt } = store.getState();
      return shownPresence(presence.get('person0'), checkedAt).state;
    };
    expect(shown()).toBe('online');
    await vi.advanceTimersByTimeAsync(PRESENCE_STALE_MS + 31_000);
    expect(shown()).toBe('offline');
    stop();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(port.presenceWatches()).toEqual([]);
    expect(store.getState().presence.size).toBe(0);
  });

  it('leaves nothing running when it stops', async () => {
    const { port, store } = openStore();
    store.watchProfile('person0');
    store.watchPresence('person0');
    await settle();
    store.stop();
    expect([...port.profileWatches(), ...port.presenceWatches()]).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
