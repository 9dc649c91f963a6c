// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lead } from './leadership';

/** jsdom has no Web Locks: this is the lease in local storage. */
describe('leadership by lease', () => {
  const stops: (() => void)[] = [];
  function candidate() {
    const state = { leads: false };
    const stop = lead('outbox ada', () => {
      state.leads = true;
      return () => (state.leads = false);
    });
    stops.push(stop);
    return { state, stop };
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_700_000_000_000 });
    localStorage.clear();
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is with one tab at a time', () => {
    const [first, second] = [candidate(), candidate()];
    vi.advanceTimersByTime(60_000);
    expect([first.state.leads, second.state.leads]).toEqual([true, false]);
  });

  it('goes on when the leader resigns', () => {
    const [first, second] = [candidate(), candidate()];
    first.stop();
    expect(first.state.leads).toBe(false);
    vi.advanceTimersByTime(4_000);
    expect(second.state.leads).toBe(true);
  });

  it('passes on when the leader is gone without a word', () => {
    localStorage.setItem('hearth.lead.outbox ada', `crashed ${Date.now()}`);
    const { state } = candidate();
    vi.advanceTimersByTime(5_000);
    expect(state.leads).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(state.leads).toBe(true);
  });

  it('is with everybody where storage is blocked: each tab is alone', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('blocked');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('blocked');
    });
    expect(candidate().state.leads).toBe(true);
  });
});

describe('leadership by lock', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('waits for the lock, and stops waiting when it is not wanted any more', async () => {
    const held: (() => Promise<void>)[] = [];
    const signals: AbortSignal[] = [];
    const request = (
      _name: string,
      { signal }: { signal: AbortSignal },
      run: () => Promise<void>,
    ) => {
      held.push(run);
      signals.push(signal);
      return new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    };
    vi.stubGlobal('navigator', { locks: { request } });
    const begin = vi.fn(() => () => undefined);
    const resign = lead('outbox ada', begin);
    expect(begin).not.toHaveBeenCalled();
    resign();
    expect(signals[0]?.aborted).toBe(true);
    await held[0]?.();
    expect(begin).not.toHaveBeenCalled();
  });

  it('holds the lock until it resigns', async () => {
    let released = false;
    const request = async (_name: string, _options: object, run: () => Promise<void>) => {
      await run();
      released = true;
    };
    vi.stubGlobal('navigator', { locks: { request } });
    const end = vi.fn();
    const resign = lead('outbox ada', () => end);
    await Promise.resolve();
    expect(released).toBe(false);
    resign();
    await vi.waitFor(() => expect(released).toBe(true));
    expect(end).toHaveBeenCalledOnce();
  });
});
