import { HOUR_MS, SECOND_MS } from '@hearth/domain/time';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testConfig } from '../testing/testConfig';
import { callServersOf } from './callServers';
import { call } from './functions';

vi.mock('./functions', () => ({ call: vi.fn() }));

const TURN = { urls: ['turn:turn.example.org'], username: '1:ada', credential: 'secret' };

describe('servers for calls', () => {
  const asked = vi.mocked(call);
  const warn = vi.spyOn(console, 'warn');
  let app: FirebaseApp;
  let now = 0;
  let servers: ReturnType<typeof callServersOf>;

  beforeEach(() => {
    app = initializeApp(testConfig.firebase, 'servers');
    now = 1_000;
    servers = callServersOf(app, testConfig, () => now);
    warn.mockReset().mockReturnValue(undefined);
    asked.mockReset();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await deleteApp(app);
  });

  it('are asked for once while they last', async () => {
    asked.mockResolvedValue({ servers: [TURN], expiresAt: now + HOUR_MS });
    expect(await Promise.all([servers('tea'), servers('tea')])).toEqual([[TURN], [TURN]]);
    now += HOUR_MS / 2;
    expect(await servers('tea')).toEqual([TURN]);
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.lastCall?.[3]).toEqual({ roomId: 'tea' });
    now += HOUR_MS / 2 - SECOND_MS;
    await servers('tea');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('stay as they were while new ones cannot be had, until they end', async () => {
    asked.mockResolvedValueOnce({ servers: [TURN], expiresAt: now + HOUR_MS });
    await servers('tea');
    asked.mockRejectedValue(new Error('asleep'));
    now += HOUR_MS - SECOND_MS;
    expect(await servers('tea')).toEqual([TURN]);
    now += SECOND_MS;
    expect(await servers('tea')).toEqual([]);
    expect(warn).toHaveBeenCalledOnce();
  });

  it('are none when the answer takes too long, and there once it has come', async () => {
    vi.useFakeTimers();
    let answer: () => void = () => undefined;
    asked.mockReturnValue(
      new Promise((resolve) => {
        answer = () => {
          resolve({ servers: [TURN], expiresAt: now + HOUR_MS });
        };
      }),
    );
    const first = servers('tea');
    await vi.advanceTimersByTimeAsync(10 * SECOND_MS);
    expect(await first).toEqual([]);
    answer();
    expect(await servers('tea')).toEqual([TURN]);
    expect(asked).toHaveBeenCalledOnce();
  });
});
