import { HearthError } from '@hearth/domain/errors';
import { expect, it, vi } from 'vitest';
import { ReadyHeaders } from './readyHeaders';
import type { Headers } from './restCommit';

function headersOf(uid: string, count = 1): Headers {
  // The claims of a name beyond Latin hold what base64 and base64url write differently.
  const claims = Buffer.from(JSON.stringify({ name: '田中 雪ÿþ', sub: uid, count }));
  return { authorization: `Bearer e30.${claims.toString('base64url')}.` };
}

function scene() {
  const world = { now: 1_000_000, uid: 'ada', count: 0 };
  const fresh = vi.fn(() => {
    world.count += 1;
    return Promise.resolve(headersOf(world.uid, world.count));
  });
  const ready = new ReadyHeaders(fresh, () => world.now);
  const prepare = async () => {
    ready.prepare();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { world, fresh, ready, prepare };
}

it('are at hand once they were prepared, for as long as they are good', async () => {
  const { world, ready, prepare } = scene();
  expect(ready.of('ada')).toBeNull();
  await prepare();
  expect(ready.of('ada')).toEqual(headersOf('ada'));
  world.now += 19_999;
  expect(ready.of('ada')).not.toBeNull();
  world.now += 1;
  expect(ready.of('ada')).toBeNull();
});

it('are asked for again while one goes on, and not with every key', async () => {
  const { world, fresh, ready, prepare } = scene();
  await prepare();
  world.now += 9_999;
  await prepare();
  expect(fresh).toHaveBeenCalledOnce();
  world.now += 1;
  await prepare();
  expect(ready.of('ada')).toEqual(headersOf('ada', 2));
});

it('are nobody else’s, also when somebody else signs in', async () => {
  const { world, ready, prepare } = scene();
  await prepare();
  expect(ready.of('grace')).toBeNull();
  world.uid = 'grace';
  world.now += 10_000;
  await prepare();
  expect(ready.of('ada')).toBeNull();
  expect(ready.of('grace')).toEqual(headersOf('grace', 2));
});

it('stay away where there are none to have', async () => {
  const { fresh, ready, prepare } = scene();
  fresh.mockRejectedValueOnce(new HearthError('offline'));
  await prepare();
  expect(ready.of('ada')).toBeNull();
  fresh.mockResolvedValueOnce({ authorization: 'Bearer odd' });
  await prepare();
  expect(ready.of('ada')).toBeNull();
  await prepare();
  expect(ready.of('ada')).not.toBeNull();
});
