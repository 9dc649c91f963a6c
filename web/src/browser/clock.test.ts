import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from './clock';

const HOUR_MS = 3_600_000;
const LOCAL = 1_700_000_000_000;

describe('Clock', () => {
  let clock: Clock;
  beforeEach(() => {
    vi.useFakeTimers({ now: LOCAL });
    clock = new Clock();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the local time until the server has told its own', () => {
    expect(clock.now()).toBe(LOCAL);
  });

  it('follows the server whatever the local clock says', () => {
    clock.learn({ serverMs: LOCAL - HOUR_MS, localMs: LOCAL });
    expect(clock.now()).toBe(LOCAL - HOUR_MS);
    vi.advanceTimersByTime(5_000);
    expect(clock.now()).toBe(LOCAL - HOUR_MS + 5_000);
  });

  it('smooths what the network adds', () => {
    clock.learn({ serverMs: LOCAL, localMs: LOCAL });
    clock.learn({ serverMs: LOCAL + 1_000, localMs: LOCAL });
    expect(clock.now()).toBeGreaterThan(LOCAL);
    expect(clock.now()).toBeLessThan(LOCAL + 500);
  });

  it('believes at once that a clock was set', () => {
    clock.learn({ serverMs: LOCAL, localMs: LOCAL });
    clock.learn({ serverMs: LOCAL + HOUR_MS, localMs: LOCAL });
    expect(clock.now()).toBe(LOCAL + HOUR_MS);
  });
});
