import { MESSAGE_MAX_CHARS, SCHEDULED_MAX, SEND_LIMIT_COUNT } from '@hearth/domain/limits';
import { HOUR_MS, MINUTE_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScheduledPresent } from '../ports/scheduled';
import { MemoryScheduled, scheduledOf, standingOf } from '../testing/memoryScheduled';
import { sendDue } from './sendDue';

const NOW = 10 * MINUTE_MS;
const GROUP: NonNullable<ScheduledPresent['room']> = {
  ...{ kind: 'group', memberIds: ['ada', 'grace'], barredIds: [], mutes: {} },
  disappearAfterMs: null,
};

let scheduled: MemoryScheduled;
let told: unknown[];

const run = (now = NOW) => sendDue(now, scheduled, (error) => told.push(error));
const sent = () => [...scheduled.sent.keys()];

beforeEach(() => {
  scheduled = new MemoryScheduled();
  told = [];
});

describe('sendDue', () => {
  it('sends what is due, oldest first, and leaves the rest', async () => {
    scheduled.add('late', scheduledOf({ sendAt: NOW }));
    scheduled.add('early', scheduledOf({ sendAt: NOW - 1 }));
    scheduled.add('later', scheduledOf({ sendAt: NOW + 1 }));
    expect(await run()).toEqual({ sent: 2, refused: 0, waiting: 0, failed: 0 });
    expect(sent()).toEqual(['early', 'late']);
    expect([...scheduled.waiting.keys()]).toEqual(['later']);
  });

  it('sends once, however often it runs', async () => {
    scheduled.add('m1');
    await run();
    await run();
    await run();
    expect(scheduled.writes).toEqual(['m1']);
  });

  it('sends once when two runs meet', async () => {
    for (const id of ['m1', 'm2', 'm3']) scheduled.add(id);
    await Promise.all([run(), run(), run()]);
    expect(scheduled.writes.toSorted()).toEqual(['m1', 'm2', 'm3']);
  });

  it('only forgets what the person has sent already', async () => {
    scheduled.add('m1');
    await run();
    scheduled.add('m1');
    expect(await run()).toEqual({ sent: 0, refused: 0, waiting: 0, failed: 0 });
    expect(scheduled.writes).toEqual(['m1']);
    expect(scheduled.waiting.size).toBe(0);
  });

  it('gives it the time at which it disappears', async () => {
    scheduled.standing = standingOf({ room: { ...GROUP, disappearAfterMs: HOUR_MS } });
    scheduled.add('m1');
    await run();
    expect(scheduled.sent.get('m1')?.expiresAt).toBe(NOW + HOUR_MS);
  });

  it('quotes what stands now, and nothing that is gone', async () => {
    const old = { id: 'q1', senderId: 'grace', text: 'Tea?', kinds: [] };
    scheduled.standing = standingOf({ quote: { ...old, text: 'Coffee?' } });
    scheduled.add('m1', scheduledOf({ replyTo: old }));
    scheduled.add('plain');
    await run();
    expect(scheduled.sent.get('m1')?.replyTo?.text).toBe('Coffee?');
    expect(scheduled.sent.get('plain')?.replyTo).toBeNull();
    scheduled.standing = standingOf();
    scheduled.add('m2', scheduledOf({ replyTo: old }));
    await run();
    expect(scheduled.sent.get('m2')?.replyTo).toBeNull();
  });
});

describe('what is not sent', () => {
  const direct = { ...GROUP, kind: 'direct' as const };
  it.each([
    ['the person has left', { room: { ...GROUP, memberIds: ['grace'] } }, 'notMember'],
    ['the room is gone', { room: null }, 'notMember'],
    ['the person is muted', { room: { ...GROUP, mutes: { ada: NOW + 1 } } }, 'muted'],
    ['the other has blocked the person', { room: direct, isBlocked: true }, 'blocked'],
    ['the other is gone', { room: { ...direct, barredIds: ['grace'] } }, 'blocked'],
    ['the account is closed', { isOpen: false }, 'denied'],
  ] as const)('stays with its reason when %s', async (_, standing, problem) => {
    scheduled.standing = standingOf(standing as Partial<ReturnType<typeof standingOf>>);
    scheduled.add('m1');
    expect(await run()).toMatchObject({ sent: 0, refused: 1 });
    expect(scheduled.problems.get('m1')).toBe(problem);
    expect(await run()).toMatchObject({ refused: 0 });
  });

  it.each([
    ['broken', 'broken' as const],
    ['empty', scheduledOf({ text: ' ' })],
    ['too long', scheduledOf({ text: 'x'.repeat(MESSAGE_MAX_CHARS + 1) })],
    ['naming too many', scheduledOf({ mentions: Array.from({ length: 21 }, (_, n) => `u${n}`) })],
  ])('is denied when it is %s', async (_, fields) => {
    scheduled.add('m1', fields);
    await run();
    expect(scheduled.problems.get('m1')).toBe('denied');
  });

  it('goes when a mute is over, and where somebody else is barred from a group', async () => {
    scheduled.standing = standingOf({
      room: { ...GROUP, mutes: { ada: NOW, grace: NOW + 1 }, barredIds: ['mallory'] },
    });
    scheduled.add('m1');
    await run();
    expect(sent()).toEqual(['m1']);
  });

  it('waits for the next window when the person has sent too much', async () => {
    scheduled.useUp('ada', NOW - MINUTE_MS + 1);
    scheduled.add('m1');
    expect(await run()).toMatchObject({ sent: 0, waiting: 1 });
    expect(await run(NOW + 1)).toMatchObject({ sent: 1 });
    expect(scheduled.sent.get('m1')?.window).toBe('fresh');
  });

  it('counts like every other send', async () => {
    for (let n = 0; n < 90; n += 1) scheduled.add(`m${n}`);
    expect(await run()).toMatchObject({ sent: SEND_LIMIT_COUNT, waiting: 30 });
    expect(await run(NOW + MINUTE_MS)).toMatchObject({ sent: 30, waiting: 0 });
    expect(new Set(scheduled.writes).size).toBe(90);
  });

  it('refuses what one person has beyond what the interface takes', async () => {
    for (let n = 0; n < SCHEDULED_MAX + 5; n += 1) {
      scheduled.add(`m${n}`, scheduledOf({ sendAt: 1_000 + n }));
    }
    scheduled.add('late', scheduledOf({ sendAt: NOW }), 'grace');
    expect(await run()).toMatchObject({ refused: 5, waiting: 40, failed: 0 });
    expect([...scheduled.problems.keys()]).toEqual(['m100', 'm101', 'm102', 'm103', 'm104']);
    expect(new Set(scheduled.problems.values())).toEqual(new Set(['denied']));
    expect(sent()).toContain('late');
  });

  it('keeps nobody else from sending', async () => {
    scheduled.failing.add('bad');
    scheduled.add('bad', scheduledOf({ sendAt: 1 }));
    scheduled.add('good');
    expect(await run()).toMatchObject({ sent: 1, failed: 1 });
    expect(told).toHaveLength(1);
    scheduled.failing.clear();
    expect(await run()).toMatchObject({ sent: 1, failed: 0 });
  });
});
