import { beforeEach, describe, expect, it } from 'vitest';
import type { Sessions } from '../ports/sessions';
import type { SettingsStore } from '../ports/settings';
import { signOutEverywhere } from './signOutEverywhere';

let now: number;
let log: string[];
let stored: Map<string, number>;

const sessions: Sessions = {
  revoke(uid) {
    log.push(`revoke ${uid}`);
    return Promise.resolve(now);
  },
};

const settings: SettingsStore = {
  raiseSessionsValidAfter(uid, validAfter) {
    log.push(`settings ${uid}`);
    const stands = Math.max(stored.get(uid) ?? 0, validAfter);
    stored.set(uid, stands);
    return Promise.resolve(stands);
  },
};

beforeEach(() => {
  now = 1_000_000;
  log = [];
  stored = new Map();
});

describe('signOutEverywhere', () => {
  it('revokes tokens before it tells the open clients', async () => {
    await signOutEverywhere('ada', { sessions, settings });
    expect(log).toEqual(['revoke ada', 'settings ada']);
  });

  it('gives the time before which sign-ins are void, and stores the same', async () => {
    const { validAfter } = await signOutEverywhere('ada', { sessions, settings });
    expect(validAfter).toBe(1_000_000);
    expect(stored.get('ada')).toBe(1_000_000);
  });

  it('gives the later time when another call was ahead', async () => {
    stored.set('ada', 2_000_000);
    const { validAfter } = await signOutEverywhere('ada', { sessions, settings });
    expect(validAfter).toBe(2_000_000);
  });

  it('tells no client when the tokens could not be revoked', async () => {
    const failing: Sessions = { revoke: () => Promise.reject(new Error('unavailable')) };
    await expect(signOutEverywhere('ada', { sessions: failing, settings })).rejects.toThrow();
    expect(stored.has('ada')).toBe(false);
  });
});
