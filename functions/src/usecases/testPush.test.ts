import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryAudience } from '../testing/memoryAudience';
import { MemoryPush } from '../testing/memoryPush';
import { testPush } from './testPush';

const NOW = 1_800_000_000_000;
let audience: MemoryAudience;
let push: MemoryPush;
const run = (uid = 'ada', deviceId = 'phone') =>
  testPush({ uid, deviceId }, { audience, push, now: () => NOW });

beforeEach(() => {
  audience = new MemoryAudience();
  push = new MemoryPush();
  audience.addDevice('ada', 'phone');
});

describe('a test of notifications', () => {
  it('reaches the device', async () => {
    expect(await run()).toBe('sent');
    expect(push.sent).toEqual([
      {
        registration: 'ada-phone',
        payload: { type: 'test', at: NOW },
        options: { urgency: 'high', ttlSeconds: 60, topic: 'test' },
      },
    ]);
  });

  it('tells of a device that is not there, or not one’s own', async () => {
    expect(await run('ada', 'desk')).toBe('noDevice');
    expect(await run('grace')).toBe('noDevice');
  });

  it('tells of quiet hours', async () => {
    const days = [0, 1, 2, 3, 4, 5, 6];
    audience.choose('ada', { quietHours: { from: 0, to: 0, days, timeZone: 'UTC' } });
    expect(await run()).toBe('quiet');
    expect(push.sent).toEqual([]);
  });

  it('removes what is gone', async () => {
    push.script.set('ada-phone', ['gone']);
    expect(await run()).toBe('gone');
    expect(await run()).toBe('noDevice');
  });

  it.each(['rejected' as const, new Error('unavailable')])('fails with %s', async (outcome) => {
    push.script.set('ada-phone', [outcome]);
    expect(await run()).toBe('failed');
    expect(audience.removals).toBe(0);
  });
});
