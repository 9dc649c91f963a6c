import { expect, it } from 'vitest';
import { WorkQueue } from './workQueue';

const NEVER = new AbortController().signal;

/** Works that end when told. */
function works() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { started, work, end: (name: string) => ends.get(name)?.() };
}

it('runs two at once, the others in order as places come free', async () => {
  const { started, work, end } = works();
  const queue = new WorkQueue(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => queue.run(work(name), NEVER));
  await Promise.resolve();
  expect(started).toEqual(['a', 'b']);
  end('b');
  expect(await all[1]).toBe('b');
  await Promise.resolve();
  expect(started).toEqual(['a', 'b', 'c']);
  end('a');
  end('c');
  await Promise.all([all[0], all[2]]);
  end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

it('never starts what is called off while it waits, and gives its place to the next', async () => {
  const { started, work, end } = works();
  const queue = new WorkQueue(1);
  const calledOff = new AbortController();
  const first = queue.run(work('a'), NEVER);
  const second = queue.run(work('b'), calledOff.signal);
  const third = queue.run(work('c'), NEVER);
  calledOff.abort();
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  await expect(queue.run(work('x'), calledOff.signal)).rejects.toMatchObject({ code: 'cancelled' });
  end('a');
  await first;
  await Promise.resolve();
  end('c');
  await third;
  expect(started).toEqual(['a', 'c']);
});

it('goes on after a work that fails', async () => {
  const queue = new WorkQueue(1);
  await expect(queue.run(() => Promise.reject(new Error('no')), NEVER)).rejects.toThrow('no');
  expect(await queue.run(() => Promise.resolve(1), NEVER)).toBe(1);
});
