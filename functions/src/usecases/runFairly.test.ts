import { beforeEach, describe, expect, it } from 'vitest';
import { runFairly } from './runFairly';

interface Item {
  uid: string;
  id: string;
}

let due: Item[];
let done: string[];
let refused: string[];
let told: string[];
let now: number;

const page = async (limit: number, cursor: string | null) => {
  const from = Number(cursor ?? 0);
  const items = due.slice(from, from + limit);
  return { items, next: from + limit < due.length ? String(from + limit) : null };
};
const add = (uid: string, count: number) => {
  for (let n = 0; n < count; n += 1) due.push({ uid, id: `${uid}${n}` });
};
const run = (
  bounds: Parameters<typeof runFairly>[1] = {},
  act: (item: Item) => Promise<void> = async ({ id }) => {
    await Promise.resolve();
    done.push(id);
  },
) =>
  runFairly(
    {
      ...{ due: page, ownMax: 10, act },
      refuse: async (items) => {
        refused.push(...items.map(({ id }) => id));
      },
      tell: (_, { id }) => told.push(id),
    },
    { clock: () => now, ...bounds },
  );

beforeEach(() => {
  due = [];
  done = [];
  refused = [];
  told = [];
  now = 0;
});

describe('runFairly', () => {
  it('does the oldest first', async () => {
    add('ada', 2);
    add('grace', 1);
    expect(await run({ atOnce: 1 })).toEqual({ failed: 0, surplus: 0 });
    expect(done).toEqual(['ada0', 'ada1', 'grace0']);
  });

  it('lets others come before the rest of who has much', async () => {
    add('mallory', 9);
    add('ada', 1);
    await run({ atOnce: 1, turn: 2 });
    expect(done.slice(0, 4)).toEqual(['mallory0', 'mallory1', 'ada0', 'mallory2']);
    expect(done).toHaveLength(10);
  });

  it('keeps the order of one person and works for several at once', async () => {
    add('ada', 6);
    add('grace', 6);
    let busy = 0;
    let most = 0;
    await run({ turn: 2 }, async ({ id }) => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy -= 1;
      done.push(id);
    });
    expect(most).toBe(2);
    for (const uid of ['ada', 'grace']) {
      const own = done.filter((id) => id.startsWith(uid));
      expect(own).toEqual([0, 1, 2, 3, 4, 5].map((n) => `${uid}${n}`));
    }
  });

  it('looks behind a flood and refuses what is too much of it', async () => {
    add('mallory', 500);
    add('ada', 3);
    expect(await run({ page: 50 })).toEqual({ failed: 0, surplus: 490 });
    expect(refused).toHaveLength(490);
    expect(refused).not.toContain('mallory9');
    expect(done.filter((id) => id.startsWith('ada'))).toEqual(['ada0', 'ada1', 'ada2']);
    expect(done).toHaveLength(13);
  });

  it('works although a flood could not be refused', async () => {
    add('mallory', 20);
    add('ada', 1);
    const failing = async () => {
      throw new Error('aborted');
    };
    const counts = await runFairly(
      {
        ...{
          due: page,
          ownMax: 10,
          refuse: failing,
          tell: (_: unknown, { id }: Item) => told.push(id),
        },
        act: async ({ id }: Item) => {
          done.push(id);
        },
      },
      { clock: () => now },
    );
    expect(counts).toEqual({ failed: 0, surplus: 0 });
    expect(told).toEqual(['mallory10']);
    expect(done).toHaveLength(11);
  });

  it('looks at no more than it may', async () => {
    add('mallory', 500);
    expect(await run({ page: 50, lookMax: 100 })).toEqual({ failed: 0, surplus: 90 });
  });

  it('leaves to the next run what time does not suffice for', async () => {
    add('ada', 5);
    add('grace', 5);
    await run({ atOnce: 1, turn: 1 }, async ({ id }) => {
      done.push(id);
      now += 25_000;
    });
    expect(done).toEqual(['ada0', 'grace0', 'ada1']);
    expect(refused).toEqual([]);
  });

  it('works even when the look took all its time', async () => {
    add('ada', 5);
    await runFairly(
      {
        due: async (limit, cursor) => {
          now += 31_000;
          return page(limit, cursor);
        },
        ...{ ownMax: 10, refuse: async () => undefined, tell: () => undefined },
        act: async ({ id }) => {
          done.push(id);
        },
      },
      { page: 2, clock: () => now },
    );
    expect(done).toEqual(['ada0', 'ada1']);
  });

  it('goes on where one fails', async () => {
    add('ada', 3);
    add('grace', 1);
    const counts = await run({}, async ({ id }) => {
      if (id === 'ada1') throw new Error('aborted');
      done.push(id);
    });
    expect(counts).toEqual({ failed: 1, surplus: 0 });
    expect(done.toSorted()).toEqual(['ada0', 'ada2', 'grace0']);
    expect(told).toEqual(['ada1']);
  });
});
