import { DAY_MS, HOUR_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, test } from 'vitest';
import { Simulation, type SimulatedTab } from '../testing/simulation';

const GROUP = { id: 'AbCdEfGhIjKlMnOpQrSt' };

let world: Simulation;
let tab: SimulatedTab;

beforeEach(async () => {
  world = new Simulation('ada', GROUP.id);
  tab = world.openTab();
  await world.finish();
});

const say = (text: string) => tab.outbox.send(GROUP, { text, mentions: [], replyTo: null });
const stay = () =>
  world.server
    .all(GROUP.id)
    .map(({ expiresAt, createdAt }) => expiresAt && Math.round((expiresAt - createdAt) / HOUR_MS));
const failures = () => tab.outbox.getState().failed.map(({ status }) => status);

/** Until the outbox is at rest; the messages themselves are not waited for. */
const settle = () => world.finish(60_000);

describe('messages that disappear', () => {
  test('go by what the room says', async () => {
    world.disappearAfterMs = HOUR_MS;
    world.knownDisappearAfterMs = HOUR_MS;
    say('soon gone');
    await settle();
    expect(stay()).toEqual([1]);
  });

  test('ask the server where the room is not known', async () => {
    world.disappearAfterMs = DAY_MS;
    world.knownDisappearAfterMs = undefined;
    say('after a reload');
    await settle();
    expect(stay()).toEqual([24]);
  });

  test.each([
    [null, HOUR_MS, 1],
    [HOUR_MS, null, null],
    [HOUR_MS, DAY_MS, 24],
  ])('look again when it has just changed from %s to %s', async (known, real, hours) => {
    world.knownDisappearAfterMs = known;
    world.disappearAfterMs = real;
    say('in between');
    await settle();
    expect(stay()).toEqual([hours]);
    expect(failures()).toEqual([]);
  });

  test('count from the time of sending, not of writing', async () => {
    world.disappearAfterMs = HOUR_MS;
    world.knownDisappearAfterMs = HOUR_MS;
    world.browser.setConnection('offline');
    world.server.setReachable(false);
    const id = say('written on a plane');
    await world.finish(2 * HOUR_MS);
    expect(tab.timeline.getState().messages.map((message) => message.id)).toEqual([id]);
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await settle();
    expect(stay()).toEqual([1]);
  });

  test('wait for a clock that is being corrected', async () => {
    world.disappearAfterMs = HOUR_MS;
    world.knownDisappearAfterMs = HOUR_MS;
    world.skewMs = DAY_MS;
    say('from yesterday’s clock');
    await world.finish(100);
    expect(stay()).toEqual([]);
    world.skewMs = 0;
    await settle();
    expect(stay()).toEqual([1]);
  });

  test('are refused for good when the clock stays wrong', async () => {
    world.disappearAfterMs = HOUR_MS;
    world.knownDisappearAfterMs = HOUR_MS;
    world.skewMs = DAY_MS;
    say('never');
    await settle();
    expect(stay()).toEqual([]);
    expect(failures()).toEqual([{ type: 'failed', code: 'denied' }]);
  });

  test('a message that was to go later goes once, under its own id', async () => {
    const id = 'id-of-the-scheduled-1';
    const message = { id, text: 'now', mentions: [], replyTo: null };
    tab.outbox.send(GROUP, message);
    await settle();
    tab.outbox.send(GROUP, message);
    await settle();
    expect(world.server.all(GROUP.id).map((each) => each.id)).toEqual([id]);
    expect(failures()).toEqual([]);
  });
});
