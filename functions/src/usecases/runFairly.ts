import { SECOND_MS, type Millis } from '@hearth/domain/time';

/** People who are worked for at the same time. */
const AT_ONCE = 20;
/** What one person gets before it is the turn of the others. */
const TURN = 5;
/** Well within the time of the function, which has other things to do as well. */
const RUN_MS = 60 * SECOND_MS;
/** Half of a run is for the work. */
const LOOK_MS = 30 * SECOND_MS;
/** A bound on the reads of one run. */
const LOOK_MAX = 10_000;
const PAGE = 400;

/** One page of what is due, oldest first; `next` is null at the end. */
export interface DuePage<Item> {
  items: Item[];
  next: string | null;
}

interface FairRun<Item extends { uid: string }> {
  due(limit: number, cursor: string | null): Promise<DuePage<Item>>;
  /** More of one person is given to `refuse`, so that a flood drains instead of coming back. */
  ownMax: number;
  refuse(items: readonly Item[]): Promise<void>;
  act(item: Item): Promise<void>;
  tell(error: unknown, item: Item): void;
}

interface Bounds {
  atOnce: number;
  turn: number;
  page: number;
  lookMax: number;
  clock(): Millis;
}

/**
 * Works through what is due so that nobody waits for what another person has amassed: people take
 * turns, several at a time, and each one's own goes in order. One that fails stops no other. What time
 * does not suffice for is left to the next run. Gives how many failed and were refused.
 */
export async function runFairly<Item extends { uid: string }>(
  run: FairRun<Item>,
  bounds: Partial<Bounds> = {},
): Promise<{ failed: number; surplus: number }> {
  const all = {
    ...{ atOnce: AT_ONCE, turn: TURN, page: PAGE, lookMax: LOOK_MAX, clock: Date.now },
    ...bounds,
  };
  const startedAt = all.clock();
  const { people, surplus } = await lookAround(run, all, startedAt + LOOK_MS);
  const failed = await takeTurns([...people.values()], run, all, startedAt + RUN_MS);
  return { failed, surplus };
}

/** By uid, in the order of the oldest that each one has. */
async function lookAround<Item extends { uid: string }>(
  { due, ownMax, refuse, tell }: FairRun<Item>,
  { page, lookMax, clock }: Bounds,
  until: Millis,
): Promise<{ people: Map<string, Item[]>; surplus: number }> {
  const people = new Map<string, Item[]>();
  let cursor: string | null = null;
  let seen = 0;
  let surplus = 0;
  do {
    const found: DuePage<Item> = await due(page, cursor);
    const tooMany: Item[] = [];
    for (const item of found.items) {
      const own = people.get(item.uid) ?? [];
      if (own.length < ownMax) own.push(item);
      else tooMany.push(item);
      people.set(item.uid, own);
    }
    const [first] = tooMany;
    if (first !== undefined) {
      try {
        await refuse(tooMany);
        surplus += tooMany.length;
      } catch (error) {
        // It is found again by the next run.
        tell(error, first);
      }
    }
    seen += found.items.length;
    cursor = found.next;
  } while (cursor !== null && seen < lookMax && clock() < until);
  return { people, surplus };
}

async function takeTurns<Item extends { uid: string }>(
  queue: Item[][],
  { act, tell }: FairRun<Item>,
  { atOnce, turn, clock }: Bounds,
  until: Millis,
): Promise<number> {
  let failed = 0;
  // A person is in the queue or in one worker's hands, never in two: so their own stays in order.
  const work = async () => {
    for (let own = queue.shift(); own !== undefined; own = queue.shift()) {
      for (const item of own.splice(0, turn)) {
        if (clock() >= until) return;
        try {
          await act(item);
        } catch (error) {
          failed += 1;
          tell(error, item);
        }
      }
      if (own.length > 0) queue.push(own);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}
