import type { Message } from '@hearth/domain/message';
import { HOUR_MS, MINUTE_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildMessage } from '../testing/builders';
import { Simulation, type SimulatedTab } from '../testing/simulation';

const ROOM = 'dm_ada_grace';

let world: Simulation;

beforeEach(() => {
  world = new Simulation('ada', ROOM);
});

let count = 0;
function write(message: Partial<Message> = {}): Message {
  count += 1;
  const written = buildMessage({
    id: `m${count}`,
    roomId: ROOM,
    senderId: 'grace',
    createdAt: world.now,
    ...message,
  });
  world.server.write(written);
  return written;
}

const ids = (tab: SimulatedTab) => tab.timeline.getState().messages.map(({ id }) => id);

describe('messages whose time is over', () => {
  test('go at once, one after the other, while the room is open', async () => {
    const first = write({ expiresAt: world.now + 90_000 });
    const second = write({ expiresAt: world.now + HOUR_MS });
    const stays = write();
    const tab = world.openTab();
    await world.finish(1_000);
    expect(ids(tab)).toEqual([first.id, second.id, stays.id]);
    await world.finish(90_000);
    expect(ids(tab)).toEqual([second.id, stays.id]);
    await world.finish(HOUR_MS);
    expect(ids(tab)).toEqual([stays.id]);
  });

  test('are not shown when they are read, from the server or from the cache', async () => {
    const gone = write({ expiresAt: world.now + MINUTE_MS });
    const tab = world.openTab();
    await world.finish(1_000);
    expect(ids(tab)).toEqual([gone.id]);
    tab.timeline.close();
    world.now += HOUR_MS;
    world.server.setReachable(false);
    world.browser.setConnection('offline');
    world.reopen(tab);
    await world.finish(1_000);
    expect(ids(tab)).toEqual([]);
  });

  test('do not come back with a warm timeline, nor by a link', async () => {
    const gone = write({ expiresAt: world.now + MINUTE_MS });
    const tab = world.openTab();
    await world.finish(1_000);
    const warm = tab.timeline.close();
    world.now += HOUR_MS;
    tab.timeline = tab.makeTimeline(warm);
    tab.timeline.open();
    await world.finish(1_000);
    expect(ids(tab)).toEqual([]);
    const jump = tab.timeline.jumpTo(gone.id);
    await world.finish(1_000);
    expect(await jump).toBe('missing');
  });

  test('hold no divider, and say how far the room reaches', async () => {
    write({ expiresAt: world.now + MINUTE_MS, createdAt: world.now });
    const last = write({ createdAt: world.now + 1 });
    const tab = world.openTab();
    world.now += HOUR_MS;
    tab.timeline.setLastReadAt(1);
    await world.finish(1_000);
    expect(tab.timeline.getState()).toMatchObject({
      unreadFromId: last.id,
      newestAt: last.createdAt,
    });
  });

  test('a clock that is corrected is noticed', async () => {
    const gone = write({ expiresAt: world.now + HOUR_MS });
    const tab = world.openTab();
    await world.finish(1_000);
    world.skewMs = 2 * HOUR_MS;
    await world.finish(MINUTE_MS);
    expect(ids(tab)).not.toContain(gone.id);
  });
});
