import { TIMELINE_FIRST_PAGE } from '@hearth/domain/limits';
import { type Message, WITHOUT_FILES } from '@hearth/domain/message';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Simulation, type SimulatedTab } from '../testing/simulation';

const ROOM = { id: 'AbCdEfGhIjKlMnOpQrSt' };
const MINUTE = 60_000;

let world: Simulation;
let tab: SimulatedTab;
let written: number;

/** Messages of Grace, a minute apart, the last one just now. */
async function open(count: number) {
  world = new Simulation('ada', ROOM.id);
  written = 0;
  for (let n = 0; n < count; n += 1) write();
  tab = world.openTab();
  await world.finish();
}

function write(change: Partial<Message> = {}): Message {
  written += 1;
  world.now += MINUTE;
  const message: Message = {
    id: `m${String(written).padStart(4, '0')}`,
    roomId: ROOM.id,
    senderId: 'grace',
    kind: 'text',
    text: `text ${written}`,
    mentions: [],
    ...WITHOUT_FILES,
    replyTo: null,
    event: null,
    reactions: {},
    createdAt: world.now,
    updatedAt: world.now,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedBy: null,
    hiddenAt: null,
    expiresAt: null,
    ...change,
  };
  world.server.write(message);
  return message;
}

function edit(id: string, text: string) {
  const message = world.server.all(ROOM.id).find((each) => each.id === id);
  if (!message) throw new Error(`no message ${id}`);
  world.now += 1;
  world.server.write({ ...message, text, updatedAt: world.now, editedAt: world.now, editCount: 1 });
}

const state = () => tab.timeline.getState();
const shown = () => state().messages.map(({ id }) => id);
const all = () => world.server.all(ROOM.id).map(({ id }) => id);
const id = (n: number) => `m${String(n).padStart(4, '0')}`;
const whole = async (act: Promise<unknown>, forMs = Infinity) => {
  await world.finish(forMs);
  await act;
};

describe('opening a room', () => {
  test('cold reads the newest page and not a message more than one', async () => {
    await open(100);
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE));
    expect(state()).toMatchObject({ status: 'ready', hasOlder: true, hasNewer: false });
    expect(state().isStale).toBe(false);
    expect(world.server.readCount()).toBeLessThanOrEqual(TIMELINE_FIRST_PAGE + 1);
  });

  test('an empty one is ready and empty', async () => {
    await open(0);
    expect(state()).toMatchObject({ status: 'ready', messages: [], hasOlder: false });
    write();
    await world.finish();
    expect(shown()).toEqual(all());
  });

  test('without access tells so and shows nothing', async () => {
    await open(3);
    world.server.setAccess(ROOM.id, 'ada', false);
    await world.finish();
    expect(state()).toMatchObject({ status: 'denied', messages: [] });
  });

  test('again, warm, reads only what changed', async () => {
    await open(100);
    const warm = tab.timeline.close();
    write();
    edit(id(95), 'edited');
    const before = world.server.readCount();
    world.reopen(tab, warm);
    expect(state().messages).toHaveLength(TIMELINE_FIRST_PAGE);
    await world.finish();
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE - 1));
    expect(state().messages.find((m) => m.id === id(95))?.text).toBe('edited');
    expect(world.server.readCount() - before).toBeLessThanOrEqual(6);
  });

  test('warm after very much happened starts over, without a gap', async () => {
    await open(40);
    const warm = tab.timeline.close();
    for (let n = 0; n < 150; n += 1) write();
    world.reopen(tab, warm);
    await world.finish();
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE));
    expect(state().hasOlder).toBe(true);
  });
});

describe('offline', () => {
  beforeEach(async () => {
    await open(100);
    await whole(tab.timeline.loadOlder());
    tab.timeline.close();
    world.server.setReachable(false);
    world.browser.setConnection('offline');
  });

  test('shows what the device has, then what is missing, without holes', async () => {
    world.reopen(tab);
    await world.finish(5_000);
    expect(state()).toMatchObject({ status: 'ready', isStale: true });
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE));
    await whole(tab.timeline.loadOlder(), 1_000);
    expect(shown().length).toBeGreaterThan(TIMELINE_FIRST_PAGE);
    const before = shown().length;
    for (let n = 0; n < 3; n += 1) write();
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await world.finish();
    expect(state().isStale).toBe(false);
    expect(shown()).toEqual(all().slice(-shown().length));
    expect(shown().length).toBeGreaterThanOrEqual(before);
  });
});

describe('offline, in a room that this device never opened', () => {
  beforeEach(() => {
    world = new Simulation('ada', ROOM.id);
    written = 0;
    for (let n = 0; n < 3; n += 1) write();
    world.server.setReachable(false);
  });

  test('says so and shows what one writes; both are there in order when one is back', async () => {
    world.browser.setConnection('offline');
    tab = world.openTab();
    await world.finish(5_000);
    expect(state()).toMatchObject({ status: 'ready', isAbsent: true, isStale: true, messages: [] });
    tab.outbox.send(ROOM, { text: 'hello', mentions: [], replyTo: null });
    await world.finish(1_000);
    expect(state().messages.map(({ text }) => text)).toEqual(['hello']);
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await world.finish();
    expect(state()).toMatchObject({ status: 'ready', isAbsent: false, isStale: false });
    expect(state().messages.map(({ text }) => text)).toEqual([
      ...['text 1', 'text 2', 'text 3'],
      'hello',
    ]);
  });

  test('while the connection is only being made, it still loads', async () => {
    world.browser.setConnection('connecting');
    tab = world.openTab();
    await world.finish(5_000);
    expect(state()).toMatchObject({ status: 'loading', isAbsent: false });
    world.browser.setConnection('offline');
    expect(state()).toMatchObject({ status: 'ready', isAbsent: true });
  });
});

describe('scrolling', () => {
  beforeEach(() => open(200));

  test('up loads page after page until the beginning', async () => {
    for (let n = 0; n < 10 && state().hasOlder; n += 1) {
      const oldest = state().messages[0];
      await whole(tab.timeline.loadOlder());
      expect(state().messages.some((message) => message === oldest)).toBe(true);
    }
    expect(shown()).toEqual(all());
    expect(state()).toMatchObject({ hasOlder: false, isLoadingOlder: false });
  });

  test('twice at once loads once', async () => {
    const before = world.server.readCount();
    await whole(Promise.all([tab.timeline.loadOlder(), tab.timeline.loadOlder()]));
    expect(world.server.readCount() - before).toBeLessThanOrEqual(50);
  });

  test('what arrives meanwhile keeps rows and places', async () => {
    const before = state().messages;
    write();
    edit(id(199), 'edited');
    edit(id(3), 'out of sight');
    await world.finish();
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE - 1));
    const kept = before.filter((message) => state().messages.includes(message));
    expect(kept).toHaveLength(TIMELINE_FIRST_PAGE - 1);
  });

  test('failing offline does not stay busy, and works later', async () => {
    world.server.setReachable(false);
    world.browser.setConnection('offline');
    await whole(tab.timeline.loadOlder(), 1_000);
    expect(state().isLoadingOlder).toBe(false);
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await world.finish();
    while (state().hasOlder) await whole(tab.timeline.loadOlder());
    expect(shown().slice(0, 2)).toEqual([id(1), id(2)]);
  });
});

describe('jumping', () => {
  beforeEach(() => open(300));

  test('to a loaded message only highlights it, for a moment', async () => {
    const before = world.server.readCount();
    const jump = tab.timeline.jumpTo(id(290));
    expect(await jump).toBe('found');
    expect(state().highlightedId).toBe(id(290));
    expect(world.server.readCount()).toBe(before);
    await world.pass(5_000);
    expect(state().highlightedId).toBeNull();
  });

  test('far back loads what surrounds it; the present goes on unseen', async () => {
    await whole(tab.timeline.jumpTo(id(100)));
    expect(shown()).toContain(id(100));
    expect(state()).toMatchObject({ hasOlder: true, hasNewer: true, highlightedId: null });
    const before = shown();
    write();
    await world.finish();
    expect(shown()).toEqual(before);
    tab.timeline.jumpToPresent();
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE - 1));
    expect(state().hasNewer).toBe(false);
  });

  test('scrolling down from there joins the present without gap or double', async () => {
    await whole(tab.timeline.jumpTo(id(200)));
    for (let n = 0; n < 10 && state().hasNewer; n += 1) await whole(tab.timeline.loadNewer());
    expect(state().hasNewer).toBe(false);
    const from = all().indexOf(shown()[0] ?? '');
    expect(shown()).toEqual(all().slice(from));
    write();
    await world.finish();
    expect(shown()).toEqual(all().slice(from));
  });

  test('to what is not there, or not reachable, says so and stays', async () => {
    const before = state().messages;
    const missing = tab.timeline.jumpTo('nothing');
    await whole(missing);
    expect(await missing).toBe('missing');
    world.server.setReachable(false);
    const offline = tab.timeline.jumpTo(id(5));
    await whole(offline);
    expect(await offline).toBe('offline');
    expect(state().messages).toBe(before);
  });

  test('sending from the past comes back to the present', async () => {
    await whole(tab.timeline.jumpTo(id(100)));
    tab.outbox.send(ROOM, { text: 'here I am', mentions: [], replyTo: null });
    expect(state().messages.at(-1)?.text).toBe('here I am');
    expect(state().hasNewer).toBe(false);
  });
});

describe('the unread divider', () => {
  const at = (n: number) =>
    world.server.all(ROOM.id).find((each) => each.id === id(n))?.createdAt ?? 0;

  test('stays where it was when the room was opened', async () => {
    await open(50);
    tab.timeline.setLastReadAt(at(45));
    expect(state().unreadFromId).toBe(id(46));
    write();
    tab.timeline.setLastReadAt(at(50));
    await world.finish();
    expect(state().unreadFromId).toBe(id(46));
  });

  test('is absent when all was read, also when more arrives', async () => {
    await open(50);
    tab.timeline.setLastReadAt(at(50));
    write();
    await world.finish();
    expect(state()).toMatchObject({ unreadFromId: null, hasUnreadAbove: false });
  });

  test('further up is told, and jumped to', async () => {
    await open(200);
    tab.timeline.setLastReadAt(at(80));
    expect(state()).toMatchObject({ unreadFromId: null, hasUnreadAbove: true });
    const jump = tab.timeline.jumpToUnread();
    await whole(jump);
    expect(await jump).toBe('found');
    expect(state()).toMatchObject({ unreadFromId: id(81), hasUnreadAbove: false });
    expect(shown()).toContain(id(80));
  });

  test('further up is told until what surrounds it came', async () => {
    await open(200);
    tab.timeline.setLastReadAt(at(80));
    // The first one itself came, and then the connection went.
    vi.spyOn(tab.timeline, 'jumpTo').mockResolvedValueOnce('offline');
    const inVain = tab.timeline.jumpToUnread();
    await whole(inVain);
    expect(await inVain).toBe('offline');
    expect(state()).toMatchObject({ unreadFromId: id(81), hasUnreadAbove: true });
    const jump = tab.timeline.jumpToUnread();
    await whole(jump);
    expect(await jump).toBe('found');
    expect(state()).toMatchObject({ unreadFromId: id(81), hasUnreadAbove: false });
  });

  test('further up appears when it is scrolled to', async () => {
    await open(100);
    tab.timeline.setLastReadAt(at(40));
    while (state().hasUnreadAbove) await whole(tab.timeline.loadOlder());
    expect(state().unreadFromId).toBe(id(41));
  });
});

describe('a long session', () => {
  test('listens anew before its listener grows long, and misses nothing', async () => {
    await open(10);
    for (let n = 0; n < 500; n += 1) {
      write();
      if (n % 7 === 0) await world.step(n);
    }
    await world.finish();
    expect(shown()).toEqual(all());
    const before = world.server.readCount();
    world.server.setReachable(false);
    world.server.setReachable(true);
    write();
    await world.finish();
    expect(shown()).toEqual(all());
    expect(world.server.readCount() - before).toBeLessThanOrEqual(2);
  });

  test('offline for long it fetches what was missed, bounded', async () => {
    await open(50);
    world.server.setReachable(false);
    world.browser.setConnection('offline');
    await world.finish(2 * MINUTE);
    for (let n = 0; n < 400; n += 1) write();
    const before = world.server.readCount();
    world.server.setReachable(true);
    world.browser.setConnection('online');
    await world.finish();
    tab.timeline.jumpToPresent();
    expect(shown()).toEqual(all().slice(-TIMELINE_FIRST_PAGE));
    expect(world.server.readCount() - before).toBeLessThan(150);
  });
});
