import { SEND_LIMIT_COUNT, SEND_LIMIT_WINDOW_MS } from '@hearth/domain/limits';
import { beforeEach, describe, expect, test } from 'vitest';
import { Simulation, type SimulatedTab } from '../testing/simulation';

const ROOM = { id: 'dm_ada_grace' };
const GROUP = { id: 'AbCdEfGhIjKlMnOpQrSt' };

let world: Simulation;
let tab: SimulatedTab;

beforeEach(async () => {
  world = new Simulation('ada', ROOM.id);
  tab = world.openTab();
  await world.finish();
});

const say = (text: string, room = ROOM, from = tab) =>
  from.outbox.send(room, { text, mentions: [], replyTo: null });
const texts = (roomId = ROOM.id) => world.server.all(roomId).map(({ text }) => text);
const states = (of = tab) =>
  of.outbox.getState().entries.map(({ id, status }) => [id, status.type]);
const serverMessage = (id: string) => world.server.all(ROOM.id).find((each) => each.id === id);

describe('sending', () => {
  test('echoes in the same call, and is cleaned', () => {
    say('  \n hello \u202E');
    const [echo] = tab.timeline.getState().messages;
    expect(echo).toMatchObject({ text: ' hello', delivery: { type: 'sending' } });
  });

  test('says what is wrong with a text, and keeps nothing of it', () => {
    expect(() => say(' \u200B')).toThrow('empty');
    expect(() => say('x'.repeat(4_001))).toThrow('tooLong');
    expect(states()).toEqual([]);
  });

  test('goes in order, and the outbox is empty afterwards', async () => {
    for (const text of ['one', 'two', 'three']) say(text);
    await world.finish();
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(states()).toEqual([]);
    expect(world.disk.entries('ada')).toEqual([]);
  });

  test('rooms do not wait for each other', async () => {
    const pendingCommits = () =>
      tab.outbox.getState().entries.filter(({ status }) => status.type === 'sending').length;
    say('opens the window');
    await world.finish();
    for (let n = 0; n < 6; n += 1) say('hi', { id: `room${n}` });
    expect(pendingCommits()).toBe(4);
    await world.finish();
    expect(states()).toEqual([]);
  });

  test('a lost acknowledgement is found out: sent once', async () => {
    say('once');
    await world.step(0);
    world.server.setReachable(false);
    await world.finish(1_000);
    expect(states()).toHaveLength(1);
    world.server.setReachable(true);
    await world.finish();
    expect(texts()).toEqual(['once']);
    expect(states()).toEqual([]);
  });
});

describe('the rate limit', () => {
  async function fill() {
    for (let n = 0; n < SEND_LIMIT_COUNT; n += 1) say(`${n}`);
    await world.finish(1_000);
  }

  test('the sixty-first waits, says until when, and goes by itself', async () => {
    await fill();
    const opened = world.now;
    say('more');
    await world.finish(1_000);
    const { waitingUntilMs } = tab.outbox.getState();
    expect(waitingUntilMs).toBeGreaterThan(opened);
    expect(waitingUntilMs).toBeLessThanOrEqual(opened + SEND_LIMIT_WINDOW_MS + 1_000);
    expect(tab.timeline.getState().messages.at(-1)?.delivery.type).toBe('waiting');
    await world.finish();
    expect(texts().at(-1)).toBe('more');
    expect(texts()).toHaveLength(SEND_LIMIT_COUNT + 1);
  });

  test('an edit counts: over the limit it waits, takes in what is edited meanwhile, and goes', async () => {
    await fill();
    const [first] = world.server.all(ROOM.id);
    const target = { id: first?.id ?? '', roomId: ROOM.id };
    tab.outbox.edit(target, { text: 'edited', mentions: [] });
    await world.finish(1_000);
    expect(tab.outbox.getState().waitingUntilMs).not.toBeNull();
    expect(tab.timeline.getState().messages[0]).toMatchObject({
      text: 'edited',
      delivery: { type: 'waiting' },
    });
    tab.outbox.edit(target, { text: 'edited again', mentions: [] });
    expect(states()).toEqual([[expect.any(String), 'waiting']]);
    await world.finish();
    expect(serverMessage(target.id)).toMatchObject({ text: 'edited again', editCount: 1 });
    expect(states()).toEqual([]);
  });

  test('sixty edits are all that pass in a minute', async () => {
    const ids = [say('one'), say('two')];
    await world.finish(1_000);
    for (let n = 2; n < SEND_LIMIT_COUNT + 2; n += 1) {
      const id = ids[n % 2] ?? '';
      tab.outbox.edit({ id, roomId: ROOM.id }, { text: `text ${n}`, mentions: [] });
      await world.finish(100);
    }
    const edits = () => world.server.all(ROOM.id).map(({ editCount }) => editCount);
    expect(edits()).toEqual([29, 29]);
    await world.finish();
    expect(edits()).toEqual([30, 30]);
    expect(texts()).toEqual([`text ${SEND_LIMIT_COUNT}`, `text ${SEND_LIMIT_COUNT + 1}`]);
  });

  test('a deletion and a reaction do not wait', async () => {
    await fill();
    const [first, second] = world.server.all(ROOM.id);
    tab.outbox.edit({ id: first?.id ?? '', roomId: ROOM.id }, { text: 'edited', mentions: [] });
    await world.finish(1_000);
    tab.outbox.remove({ id: first?.id ?? '', roomId: ROOM.id });
    tab.outbox.react({ id: second?.id ?? '', roomId: ROOM.id }, '👍', true);
    await world.finish(1_000);
    expect(states()).toEqual([]);
    const [gone, liked] = world.server.all(ROOM.id);
    expect(gone?.deletedAt).not.toBeNull();
    expect(liked?.reactions).toEqual({ ada: ['👍'] });
  });

  test('an edit of a window that another device has filled waits, and goes by itself', async () => {
    const id = say('one');
    await world.finish(1_000);
    world.server.fillWindow('ada', 0);
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'two', mentions: [] });
    await world.finish(1_000);
    expect(states()).toEqual([[expect.any(String), 'waiting']]);
    await world.finish();
    expect(serverMessage(id)).toMatchObject({ text: 'two', editCount: 1 });
  });

  test('an edit whose answer was lost is found out: made and counted once', async () => {
    const id = say('one');
    await world.finish(1_000);
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'two', mentions: [] });
    await world.step(0);
    world.server.setReachable(false);
    await world.finish(1_000);
    expect(states()).toHaveLength(1);
    world.server.setReachable(true);
    world.server.fillWindow('ada', 0);
    await world.finish(30_000);
    expect(serverMessage(id)).toMatchObject({ text: 'two', editCount: 1 });
    expect(states()).toEqual([]);
  });

  test('a reload does not know the window, and finds out', async () => {
    await fill();
    world.kill(tab);
    tab = world.openTab();
    say('more');
    await world.finish(1_000);
    expect(tab.outbox.getState().waitingUntilMs).not.toBeNull();
    await world.finish();
    expect(texts().at(-1)).toBe('more');
  });

  test.each([
    ['ahead', 3_600_000],
    ['behind', -3_600_000],
  ])(
    'with a clock an hour %s nothing is refused, and nobody waits for an hour',
    async (_, skew) => {
      world.skewMs = skew;
      await fill();
      const full = world.now;
      world.kill(tab);
      tab = world.openTab();
      say('more');
      await world.finish();
      expect(texts()).toHaveLength(SEND_LIMIT_COUNT + 1);
      expect(world.now - full).toBeLessThan(3 * SEND_LIMIT_WINDOW_MS);
    },
  );
});

describe('what is refused', () => {
  test('in a direct room: blocked; it stays with its reason and can be tried again', async () => {
    world.server.setBlocked(ROOM.id, 'ada', true);
    const id = say('please');
    await world.finish();
    expect(tab.timeline.getState().messages[0]?.delivery).toEqual({
      type: 'failed',
      code: 'blocked',
    });
    expect(world.disk.entries('ada')).toMatchObject([{ id, status: { type: 'failed' } }]);
    world.server.setBlocked(ROOM.id, 'ada', false);
    tab.outbox.retry(id);
    await world.finish();
    expect(texts()).toEqual(['please']);
  });

  test('in a group: denied; outside: not a member', async () => {
    world.server.setBlocked(GROUP.id, 'ada', true);
    const denied = say('a', GROUP);
    await world.finish();
    world.server.setAccess(GROUP.id, 'ada', false);
    const outside = say('b', GROUP);
    await world.finish();
    const codes = tab.outbox.getState().failed.map(({ id, status }) => [id, status]);
    expect(codes).toEqual([
      [denied, { type: 'failed', code: 'denied' }],
      [outside, { type: 'failed', code: 'notMember' }],
    ]);
  });

  test('holds up nothing behind it, and goes back to its place when tried again', async () => {
    world.server.setBlocked(ROOM.id, 'ada', true);
    const first = say('first');
    await world.finish();
    world.server.setBlocked(ROOM.id, 'ada', false);
    say('second');
    await world.finish();
    expect(texts()).toEqual(['second']);
    say('third');
    tab.outbox.retry(first);
    say('fourth');
    await world.finish();
    expect(texts()).toEqual(['second', 'third', 'first', 'fourth']);
  });

  test('a discarded one is gone, and gives its text back', async () => {
    world.server.setBlocked(ROOM.id, 'ada', true);
    const id = say('keep my words');
    await world.finish();
    expect(tab.outbox.discard(id)).toMatchObject({ text: 'keep my words' });
    await world.finish();
    expect(states()).toEqual([]);
    expect(world.disk.entries('ada')).toEqual([]);
  });

  test('edited while refused it is tried again with the new text', async () => {
    world.server.setBlocked(ROOM.id, 'ada', true);
    const id = say('bad wrods');
    await world.finish();
    world.server.setBlocked(ROOM.id, 'ada', false);
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'good words', mentions: [] });
    await world.finish();
    expect(texts()).toEqual(['good words']);
  });

  test('a refused reaction is undone and told once', async () => {
    const id = say('hi');
    await world.finish();
    world.server.setAccess(ROOM.id, 'ada', false);
    tab.outbox.react({ id, roomId: ROOM.id }, '👍', true);
    await world.finish();
    expect(states()).toEqual([]);
    expect(tab.outbox.getState().lastRefusal).toMatchObject({ type: 'react', code: 'notMember' });
  });
});

describe('replies', () => {
  const reply = (id: string, text: string) =>
    tab.outbox.send(ROOM, {
      text: 'reply',
      mentions: [],
      replyTo: { id, senderId: 'ada', text, kinds: [] },
    });

  test('a quote that changed meanwhile is taken anew', async () => {
    const id = say('original');
    await world.finish();
    const quoted = serverMessage(id);
    if (!quoted) throw new Error('not sent');
    world.server.write({ ...quoted, text: 'changed', updatedAt: quoted.updatedAt + 1 });
    reply(id, 'original');
    await world.finish();
    expect(world.server.all(ROOM.id).at(-1)).toMatchObject({
      text: 'reply',
      replyTo: { id, text: 'changed' },
    });
  });

  test('a reply to a message that never arrived stands alone', async () => {
    world.server.setBlocked(ROOM.id, 'ada', true);
    const id = say('never');
    await world.finish();
    world.server.setBlocked(ROOM.id, 'ada', false);
    reply(id, 'never');
    await world.finish();
    expect(world.server.all(ROOM.id)).toMatchObject([{ text: 'reply', replyTo: null }]);
  });
});

describe('changes of a message', () => {
  test('on the wire they follow it; the last text wins', async () => {
    const id = say('one');
    await world.step(0);
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'two', mentions: [] });
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'three', mentions: [] });
    tab.outbox.react({ id, roomId: ROOM.id }, '👍', true);
    await world.finish();
    expect(serverMessage(id)).toMatchObject({ text: 'three', reactions: { ada: ['👍'] } });
    expect(tab.timeline.getState().messages).toHaveLength(1);
    expect(states()).toEqual([]);
  });

  test('show at once and stay until the server shows them', async () => {
    const id = say('one');
    await world.finish();
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'two', mentions: [] });
    const shown = () => tab.timeline.getState().messages.map(({ text }) => text);
    do expect(shown()).toEqual(['two']);
    while (await world.step(1));
    expect(states()).toEqual([]);
  });

  test('an unsent message that is deleted never leaves', async () => {
    world.server.setReachable(false);
    const id = say('oops');
    await world.finish(1_000);
    tab.outbox.remove({ id, roomId: ROOM.id });
    world.server.setReachable(true);
    await world.finish();
    expect(texts()).toEqual([]);
  });

  test('a refused edit keeps its text for the person', async () => {
    const id = say('one');
    await world.finish();
    world.server.setBlocked(ROOM.id, 'ada', true);
    tab.outbox.edit({ id, roomId: ROOM.id }, { text: 'two', mentions: [] });
    await world.finish();
    const [message] = tab.timeline.getState().messages;
    expect(message).toMatchObject({
      text: 'one',
      delivery: { type: 'sent' },
      failedChange: { type: 'edit', code: 'blocked', text: 'two' },
    });
  });
});

describe('without a connection', () => {
  test('everything waits, survives a reload, and goes in order', async () => {
    world.server.setReachable(false);
    world.browser.setConnection('offline');
    for (const text of ['one', 'two', 'three']) say(text);
    await world.finish(5_000);
    world.kill(tab);
    tab = world.openTab();
    await world.finish(5_000);
    expect(tab.timeline.getState().messages.map(({ text }) => text)).toEqual([
      'one',
      'two',
      'three',
    ]);
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await world.finish();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  test('it is tried at once when the connection is back', async () => {
    world.server.setReachable(false);
    world.browser.setConnection('offline');
    say('hello');
    await world.finish(10 * 60_000);
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await world.finish(1_000);
    expect(texts()).toEqual(['hello']);
  });
});

describe('two tabs', () => {
  let other: SimulatedTab;
  beforeEach(async () => {
    other = world.openTab();
    await world.finish();
  });

  test('one of them sends for both', async () => {
    say('here');
    say('there', ROOM, other);
    await world.finish();
    expect(texts()).toEqual(['here', 'there']);
    expect(states(other)).toEqual([]);
  });

  test('a tab that dies in mid-send is taken over: sent once', async () => {
    say('once');
    await world.step(0);
    expect(states()).toMatchObject([[expect.anything(), 'sending']]);
    world.kill(tab);
    await world.finish();
    expect(texts()).toEqual(['once']);
    expect(states(other)).toEqual([]);
  });

  test('what one takes back while the other sends it is deleted', async () => {
    const id = say('oops', ROOM, other);
    await world.step(0);
    expect(states()).toMatchObject([[id, 'sending']]);
    expect(other.outbox.discard(id)).not.toBeNull();
    await world.finish();
    expect(serverMessage(id)).toMatchObject({ text: '', deletedBy: 'ada' });
  });

  test('what one edits while the other sends it is edited', async () => {
    const id = say('one', ROOM, other);
    await world.step(0);
    other.outbox.edit({ id, roomId: ROOM.id }, { text: 'two', mentions: [] });
    await world.finish();
    expect(serverMessage(id)?.text).toBe('two');
    expect(states(other)).toEqual([]);
  });
});

test('entries of another account are never sent', async () => {
  const stranger = new Simulation('grace', ROOM.id);
  const theirs = stranger.openTab();
  stranger.server.setReachable(false);
  say('mine', ROOM, theirs);
  await stranger.finish(1_000);
  for (const entry of stranger.disk.entries('grace')) await world.disk.tab().put(entry);
  world.kill(tab);
  tab = world.openTab();
  await world.finish();
  expect(texts()).toEqual([]);
});
