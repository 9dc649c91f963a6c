import type { Call } from '@hearth/domain/call';
import { CALL_RING_MS } from '@hearth/domain/limits';
import { MINUTE_MS, SECOND_MS, type Millis } from '@hearth/domain/time';
import type { CallStore } from '../ports/calls';
import { unanswered, withoutGhosts } from './callEnds';
import { eachOnItsOwn } from './eachOnItsOwn';

/** Rings in one run; what is left is the oldest of the next one. */
const RINGS_MAX = 100;
/** Calls that are looked at together: with six in each, 600 beats. */
const PAGE = 100;
const AT_ONCE = 10;
/** The task that ends a ring gets this long to do it. */
const TASK_GRACE_MS = 15 * SECOND_MS;
/** Beats are asked for in every fifth minute: they cost a read for each person in a call. */
const GHOSTS_EVERY_MS = 5 * MINUTE_MS;
/** The run is for other things as well. */
const GHOSTS_BUDGET_MS = 2 * MINUTE_MS;

interface SweepCallsPorts {
  calls: Pick<CallStore, 'ringingSince' | 'ongoing' | 'beatsIn' | 'change'>;
  /** How late it is by now; `now` is the time that the run is meant for. */
  clock: () => Millis;
  tell: (error: unknown, call: { id: string }) => void;
}

/**
 * Ends the calls that nothing else has ended: a ring whose task was lost, and a call whose people all
 * lost their browsers. Takes those out of a group's call who did. Decides by what stands when it
 * writes, so that two runs at once do no harm. Gives how many rings were looked at and how many calls failed.
 */
export async function sweepCalls(
  now: Millis,
  ports: SweepCallsPorts,
): Promise<{ rings: number; failed: number }> {
  const { calls, tell } = ports;
  const rings = await calls.ringingSince(now - CALL_RING_MS - TASK_GRACE_MS, RINGS_MAX);
  const endRing = ({ id }: Call) => calls.change(id, (call) => unanswered(call, now));
  const failed = await eachOnItsOwn(rings, endRing, tell, AT_ONCE);
  const lost = isGhostsTurn(now) ? await sweepGhosts(now, ports) : 0;
  return { rings: rings.length, failed: failed + lost };
}

/** All calls that go on, page by page until the time for it is over. Gives how many failed. */
async function sweepGhosts(now: Millis, { calls, clock, tell }: SweepCallsPorts): Promise<number> {
  const until = clock() + GHOSTS_BUDGET_MS;
  let failed = 0;
  for await (const page of calls.ongoing(PAGE)) {
    const beats = await calls.beatsIn(page);
    const without = (call: Call) => withoutGhosts(call, beats.get(call.id) ?? new Map(), now);
    failed += await eachOnItsOwn(
      // Most calls are well: only the others are worth a transaction.
      page.filter((call) => without(call) !== null),
      ({ id }) => calls.change(id, without),
      tell,
      AT_ONCE,
    );
    if (clock() >= until) break;
  }
  return failed;
}

function isGhostsTurn(now: Millis): boolean {
  return Math.floor(now / MINUTE_MS) % (GHOSTS_EVERY_MS / MINUTE_MS) === 0;
}
