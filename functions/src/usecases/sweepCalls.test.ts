import type { CallBeat } from '@hearth/domain/call';
import { CALL_RING_MS } from '@hearth/domain/limits';
import { MINUTE_MS, SECOND_MS } from '@hearth/domain/time';
import { beforeEach, expect, it, vi } from 'vitest';
import { MemoryCalls, callOf, inCall } from '../testing/memoryCalls';
import { sweepCalls } from './sweepCalls';

/** A minute in which beats are asked for, and the one after it. */
const NOW = 300 * MINUTE_MS;
const NEXT = NOW + MINUTE_MS;
const TALKING = { state: 'ongoing', answeredAt: 1_000 } as const;

let calls: MemoryCalls;
let late: number;
const tell = vi.fn();
const ports = () => ({ calls, clock: () => late, tell });
const beat = (callId: string, uid: string, at: number) => {
  const beats = calls.beats.get(callId) ?? new Map<string, CallBeat>();
  calls.beats.set(callId, beats.set(uid, { sessionId: `s-${uid}`, at }));
};

beforeEach(() => {
  calls = new MemoryCalls();
  late = NOW;
  tell.mockReset();
});

it('ends rings whose task was lost, and gives the task time', async () => {
  calls.add(callOf({ createdAt: NEXT - CALL_RING_MS - 15 * SECOND_MS }));
  calls.add(callOf({ id: 'c2', roomId: 'r2', createdAt: NEXT - CALL_RING_MS - 14 * SECOND_MS }));
  expect(await sweepCalls(NEXT, ports())).toEqual({ rings: 1, failed: 0 });
  expect(calls.all.get('c1')?.outcome).toBe('missed');
  expect(calls.all.get('c2')?.state).toBe('ringing');
});

it('ends calls whose people are all gone, in every fifth minute', async () => {
  beat('c1', 'ada', NOW - 20 * MINUTE_MS);
  beat('c2', 'linus', NOW - MINUTE_MS);
  calls.add(callOf({ ...TALKING, participants: inCall(1_000, 'ada', 'grace') }));
  const talk = callOf({
    ...{ ...TALKING, id: 'c2', roomId: 'tea', roomKind: 'group' },
    participants: inCall(1_000, 'ada', 'linus'),
  });
  calls.add(talk);
  await sweepCalls(NEXT, ports());
  expect([calls.writes, calls.reads]).toEqual([0, 0]);
  await sweepCalls(NOW, ports());
  expect(calls.reads).toBe(4);
  expect(calls.all.get('c1')).toMatchObject({
    ...{ state: 'ended', outcome: 'answered', endedAt: NOW - 20 * MINUTE_MS, participants: {} },
  });
  expect(calls.all.get('c2')).toEqual({ ...talk, participants: inCall(1_000, 'linus') });
});

it('does the same when two run at once, and nothing when all is well', async () => {
  calls.add(callOf({ ...TALKING, participants: inCall(1_000, 'ada', 'grace') }));
  await Promise.all([sweepCalls(NOW, ports()), sweepCalls(NOW, ports())]);
  expect(calls.writes).toBe(2);
  calls.add(callOf({ ...TALKING, id: 'c2', participants: inCall(NOW, 'ada', 'grace') }));
  await sweepCalls(NOW, ports());
  expect(calls.writes).toBe(2);
});

it('goes on where one fails', async () => {
  const old = { createdAt: NOW - 10 * MINUTE_MS };
  calls.add(callOf(old));
  calls.add(callOf({ ...old, id: 'c2', roomId: 'r2' }));
  const change: typeof calls.change = (callId, decide) =>
    callId === 'c1' ? Promise.reject(new Error('unavailable')) : calls.change(callId, decide);
  const { ringingSince, ongoing, beatsIn } = calls;
  const broken = { ...ports(), calls: { ringingSince, ongoing, beatsIn, change } };
  expect(await sweepCalls(NEXT, broken)).toEqual({ rings: 2, failed: 1 });
  expect(calls.all.get('c2')?.state).toBe('ended');
  expect(tell).toHaveBeenCalledOnce();
});

it('looks at all calls that go on, for as long as there is time', async () => {
  const many = Array.from({ length: 250 }, (_, n) => `c${n}`);
  const isOver = (id: string) => calls.all.get(id)?.state === 'ended';
  for (const [n, id] of many.entries()) {
    calls.add(callOf({ ...TALKING, id, roomId: id, createdAt: n, participants: inCall(1, 'ada') }));
  }
  const { beatsIn } = calls;
  const slow: typeof beatsIn = (some) => {
    late += MINUTE_MS;
    return beatsIn(some);
  };
  const { ringingSince, ongoing, change } = calls;
  await sweepCalls(NOW, { ...ports(), calls: { ringingSince, ongoing, change, beatsIn: slow } });
  expect(many.filter(isOver)).toEqual(many.slice(0, 200));
  await sweepCalls(NOW, ports());
  expect(many.every(isOver)).toBe(true);
});
