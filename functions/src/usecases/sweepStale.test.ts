import { describe, expect, it } from 'vitest';
import type { StaleKind } from '../ports/stale';
import { sweepStale } from './sweepStale';

function storeOf(stale: Record<StaleKind, number>) {
  const asked: string[] = [];
  return {
    asked,
    removeStale: async (kind: StaleKind, _now: number, limit: number) => {
      asked.push(kind);
      const found = Math.min(limit, stale[kind]);
      stale[kind] -= found;
      return found;
    },
  };
}

describe('sweepStale', () => {
  it('goes through every kind, page by page', async () => {
    const store = storeOf({ presence: 3, typing: 0, devices: 2 });
    expect(await sweepStale(0, store, 2)).toEqual({ presence: 3, typing: 0, devices: 2 });
    expect(store.asked).toEqual(['presence', 'presence', 'typing', 'devices', 'devices']);
  });

  it('leaves to the next run what is too much', async () => {
    const store = storeOf({ presence: 100, typing: 1, devices: 1 });
    expect(await sweepStale(0, store, 2)).toEqual({ presence: 10, typing: 1, devices: 1 });
  });
});
