import { expect, test } from 'vitest';
import { PRESENCE_BEAT_MS, PRESENCE_STALE_MS } from './limits';
import { shownPresence } from './presence';

test('a fresh heartbeat says what it says', () => {
  for (const state of ['online', 'away', 'dnd'] as const) {
    const shown = shownPresence({ state, beatAt: 1_000 }, 1_000 + PRESENCE_STALE_MS);
    expect(shown).toEqual({ state, lastSeenAt: null });
  }
});

test('a heartbeat that stopped means offline since then', () => {
  const shown = shownPresence({ state: 'online', beatAt: 1_000 }, 1_001 + PRESENCE_STALE_MS);
  expect(shown).toEqual({ state: 'offline', lastSeenAt: 1_000 });
});

test('offline is offline, and nobody known has no last time', () => {
  expect(shownPresence({ state: 'offline', beatAt: 7 }, 8)).toEqual({
    state: 'offline',
    lastSeenAt: 7,
  });
  expect(shownPresence(undefined, 8)).toEqual({ state: 'offline', lastSeenAt: null });
});

test('one missed heartbeat is forgiven, two are not', () => {
  expect(PRESENCE_STALE_MS).toBeGreaterThan(2 * PRESENCE_BEAT_MS);
  expect(PRESENCE_STALE_MS).toBeLessThan(3 * PRESENCE_BEAT_MS);
});
