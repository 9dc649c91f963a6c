import { describe, expect, it } from 'vitest';
import { atMost } from './atMost';

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('atMost', () => {
  it('lets no more be under way, and all have their turn in order', async () => {
    const inTurn = atMost(2);
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    const act = (n: number) =>
      inTurn(async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await soon();
        underWay -= 1;
        done.push(n);
        return n * 2;
      });
    expect(await Promise.all([0, 1, 2, 3, 4].map(act))).toEqual([0, 2, 4, 6, 8]);
    expect(most).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it('goes on where one fails', async () => {
    const inTurn = atMost(1);
    const failing = inTurn(() => Promise.reject(new Error('broken')));
    const next = inTurn(async () => {
      await soon();
      return 'done';
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await inTurn(() => Promise.resolve('free'))).toBe('free');
  });
});
