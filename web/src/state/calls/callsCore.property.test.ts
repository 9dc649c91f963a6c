import { directRoomId } from '@hearth/domain/room';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildDirect, buildGroup } from '../../testing/builders';
import { createCallTable, type CallSeat } from '../../testing/callTable';

const PAIR = directRoomId('ada', 'grace');
const GROUP = 'crew';
const WISH = { hasCamera: true, isMuted: false };
/** Longer than everything that is tried again, given up or rings. */
const REST_MS = 200_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});

afterEach(() => {
  vi.useRealTimers();
});

const seat = fc.nat({ max: 3 });
const link = fc.record({
  type: fc.constant('link' as const),
  seat,
  condition: fc.constantFrom('connected' as const, 'disconnected' as const, 'failed' as const),
});
const network = fc.record({ type: fc.constant('network' as const), isUp: fc.boolean() });
const listeners = fc.record({ type: fc.constant('listeners' as const) });
const wait = fc.record({ type: fc.constant('wait' as const), ms: fc.nat({ max: 8_000 }) });
const disturbance = fc.oneof(link, network, listeners, wait);
const step = fc.oneof(
  fc.record({ type: fc.constant('call' as const), seat, isGroup: fc.boolean() }),
  fc.record({
    type: fc.constantFrom('accept' as const, 'accept' as const, 'decline' as const),
    seat,
  }),
  fc.record({ type: fc.constant('hangUp' as const), seat }),
  fc.record({ type: fc.constant('camera' as const), seat, isOn: fc.boolean() }),
  disturbance,
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function act(table: ReturnType<typeof createCallTable>, seats: CallSeat[], now: Step): void {
  if (now.type === 'network') table.calls.setReachable(now.isUp);
  if (now.type === 'listeners') table.calls.breakListeners();
  const who = 'seat' in now ? seats[now.seat] : undefined;
  if (!who) return;
  const [ringing] = who.state().incoming;
  if (now.type === 'call') {
    who.actions.call(now.isGroup || who.uid === 'linus' ? GROUP : PAIR, 'video', WISH);
  }
  if (now.type === 'accept' && ringing) who.actions.accept(ringing.call.id, WISH);
  if (now.type === 'decline' && ringing) who.actions.decline(ringing.call.id);
  if (now.type === 'hangUp') who.actions.hangUp();
  if (now.type === 'camera') who.actions.setCamera(now.isOn);
  if (now.type === 'link') who.peers.links.at(-1)?.setCondition(now.condition);
}

/** Most steps of the server take no time, some take as long as given. */
function pauses(delays: readonly number[]): () => Promise<void> {
  let paused = 0;
  return async () => {
    paused += 1;
    const ms = delays[paused % delays.length] ?? 0;
    if (ms < 300) return;
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  };
}

/** What must hold whenever nothing runs. */
function expectSense({ state, media }: CallSeat): void {
  const { current } = state();
  const open = media.opened.filter(({ readyState }) => readyState === 'live');
  // One microphone and one camera at most.
  expect(new Set(open.map(({ kind }) => kind)).size).toBe(open.length);
  if (!current || current.life.state === 'ended') expect(open).toEqual([]);
}

describe('whatever people, networks and clocks do', () => {
  it('calls come to an end, and nothing of them stays open', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(fc.nat({ max: 1_500 }), { minLength: 1, maxLength: 20 }),
        async (steps, delays) => {
          const table = createCallTable(
            [
              buildDirect('ada', 'grace'),
              buildGroup({ id: GROUP, memberIds: ['ada', 'grace', 'linus'] }),
            ],
            pauses(delays),
          );
          const seats = ['ada', 'grace', 'grace', 'linus'].map((uid) => table.sit(uid));
          await vi.advanceTimersByTimeAsync(0);
          for (const now of steps) {
            act(table, seats, now);
            await vi.advanceTimersByTimeAsync(now.type === 'wait' ? now.ms : 50);
            seats.forEach(expectSense);
          }
          table.calls.setReachable(true);
          for (const each of seats) each.actions.hangUp();
          await vi.advanceTimersByTimeAsync(REST_MS);
          for (const each of seats) {
            expect(each.state().incoming).toEqual([]);
            expect(each.media.ringing).toEqual([]);
            expect(each.media.isAwake).toBe(false);
            expect(each.media.opened.every(({ readyState }) => readyState === 'ended')).toBe(true);
            expect(each.peers.links.every(({ isClosed }) => isClosed)).toBe(true);
          }
          expect([PAIR, GROUP].map((id) => table.rooms.room(id)?.call)).toEqual([null, null]);
          expect(table.calls.watches()).toEqual([]);
          expect(vi.getTimerCount()).toBe(0);
          table.stop();
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('people who stay find each other again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(disturbance, { maxLength: 8 }),
        fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 20 }),
        async (disturbances, delays) => {
          const table = createCallTable(
            [buildGroup({ id: GROUP, memberIds: ['ada', 'grace', 'linus'] })],
            pauses(delays),
          );
          const seats = ['ada', 'grace', 'linus'].map((uid) => table.sit(uid));
          await vi.advanceTimersByTimeAsync(0);
          for (const each of seats) {
            each.actions.call(GROUP, 'video', WISH);
            await vi.advanceTimersByTimeAsync(4_000);
          }
          for (const now of disturbances) {
            act(table, seats, now);
            await vi.advanceTimersByTimeAsync(now.type === 'wait' ? now.ms : 50);
          }
          table.calls.setReachable(true);
          for (const each of seats) each.media.changeNetwork();
          await vi.advanceTimersByTimeAsync(60_000);
          for (const { uid, state } of seats) {
            const { current } = state();
            expect([uid, current?.life.state]).toEqual([uid, 'connected']);
            expect(current?.people.map(({ link }) => link)).toEqual(['connected', 'connected']);
            for (const { stream } of current?.people ?? []) {
              expect(stream?.getTracks().every(({ readyState }) => readyState === 'live')).toBe(
                true,
              );
              expect(stream?.getTracks()).toHaveLength(2);
            }
          }
          table.stop();
          await vi.advanceTimersByTimeAsync(REST_MS);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
