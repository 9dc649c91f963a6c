import { SEND_LIMIT_COUNT, SEND_LIMIT_WINDOW_MS } from '@hearth/domain/limits';
import type { Message } from '@hearth/domain/message';
import { type OutboxSend, NO_UPLOADS } from '@hearth/domain/outbox';
import { blockPath, roomPath } from '@hearth/domain/paths';
import { directRoomId, type Room } from '@hearth/domain/room';
import { doc, getDocFromServer, serverTimestamp, setDoc } from 'firebase/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMessagesPort } from '../../web/src/firebase/messages';
import { createRooms } from '../../web/src/firebase/rooms';
import type { MessagesPort } from '../../web/src/ports/messages';
import type { RoomsPort } from '../../web/src/ports/rooms';
import { createOutboxStore, type OutboxStore } from '../../web/src/state/outbox';
import { TimelineStore } from '../../web/src/state/timelineStore';
import { createMemoryDevice } from '../../web/src/testing/memoryDevice';
import { createMemoryFiles } from '../../web/src/testing/memoryFiles';
import { createMemoryOutboxStorage } from '../../web/src/testing/memoryOutboxStorage';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, newId, record, signUp, type SignedIn } from './signedIn';
import { openWire } from './wire';

interface Person extends SignedIn {
  messages: MessagesPort;
  rooms: RoomsPort;
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
closeAllAfterwards();

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  const config = engineConfig();
  const rooms = createRooms(signedIn.db, {
    config,
    files: createMemoryFiles(),
    now: Date.now,
    onFreshness: () => undefined,
  });
  return {
    ...signedIn,
    rooms,
    messages: createMessagesPort(signedIn.db, config, signedIn.credentials),
  };
}

/** A person's app with the room open, as far as messages go. */
function openApp({ uid: me, messages }: Person, roomId: string) {
  const device = createMemoryDevice();
  const outbox = createOutboxStore({
    disappearAfterMs: () => null,
    me,
    messages,
    device,
    storage: createMemoryOutboxStorage(),
    files: createMemoryFiles(),
  });
  const timeline = new TimelineStore({ me, roomId, messages, outbox, device });
  timeline.open();
  stops.push(() => {
    outbox.stop();
    timeline.close();
  });
  const say = (text: string) => outbox.send({ id: roomId }, { text, mentions: [], replyTo: null });
  return { outbox, timeline, say };
}

async function groupOf(founder: Person, ...others: Person[]): Promise<string> {
  const memberIds = others.map(({ uid }) => uid);
  const group = { id: newId(), name: 'Adapters', memberIds };
  return (await founder.rooms.createGroup(founder.uid, group)).roomId;
}

function entry({ uid, messages }: Person, roomId: string, text: string): OutboxSend {
  return {
    type: 'send',
    id: messages.newId(),
    uid,
    roomId,
    order: 1,
    createdAt: Date.now(),
    status: { type: 'queued' },
    text,
    mentions: [],
    replyTo: null,
    ...NO_UPLOADS,
  };
}

/** Sends past the outbox; founding and adding have opened the founder's window. */
async function sent(who: Person, roomId: string, text: string): Promise<OutboxSend> {
  const send = entry(who, roomId, text);
  const step = (await who.messages.sendWindow(who.uid)) ? 'count' : 'fresh';
  await who.messages.commitSend(send, step, null);
  return send;
}

const summary = async ({ db }: Person, roomId: string): Promise<Partial<Room>> => {
  const snapshot = await getDocFromServer(doc(db, roomPath(roomId)));
  return snapshot.data() ?? {};
};

const emptied = (outbox: OutboxStore) =>
  expect.poll(() => outbox.getState().entries.length, { timeout: 20_000 }).toBe(0);

let ada: Person;
let grace: Person;
let outsider: Person;
let roomId: string;

beforeAll(async () => {
  [ada, grace, outsider] = await Promise.all([person('Ada'), person('Grace'), person('Out')]);
  roomId = await groupOf(ada, grace);
});

describe('a send', () => {
  it('leaves in the moment that it is asked for, once credentials are at hand', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    const leavesAtOnce = async () => {
      ada.messages.prepareCommits();
      const send = entry(ada, roomId, 'At once');
      const step = (await ada.messages.sendWindow(ada.uid)) ? 'count' : 'fresh';
      fetching.mockClear();
      const done = ada.messages.commitSend(send, step, null);
      const requests = fetching.mock.calls.length;
      await done;
      expect(await grace.messages.get(roomId, send.id)).toMatchObject({ text: 'At once' });
      return requests;
    };
    await expect.poll(leavesAtOnce).toBe(1);
    fetching.mockRestore();
  });

  it('is seen by the other one, and repeated by the room', async () => {
    const seen = record<Message[]>((listener) =>
      grace.messages.watchChanges(roomId, Date.now() - 1_000, listener),
    );
    const { id } = await sent(ada, roomId, 'hello **you**');
    const [message] = (await seen.until((all) => all.some((each) => each.id === id))).filter(
      (each) => each.id === id,
    );
    expect(message).toMatchObject({
      roomId,
      senderId: ada.uid,
      kind: 'text',
      text: 'hello **you**',
      reactions: {},
      editCount: 0,
      deletedAt: null,
    });
    expect(Math.abs((message?.createdAt ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(message?.updatedAt).toBe(message?.createdAt);
    expect(await summary(grace, roomId)).toMatchObject({
      lastMessage: { id, text: 'hello **you**', senderId: ada.uid, isDeleted: false },
    });
    seen.stop();
  });

  it('counts up the room by one, and the window by one', async () => {
    const before = await summary(ada, roomId);
    const window = await ada.messages.sendWindow(ada.uid);
    await sent(ada, roomId, 'one more');
    expect(await summary(ada, roomId)).toMatchObject({ seq: (before.seq ?? 0) + 1 });
    expect(await ada.messages.sendWindow(ada.uid)).toMatchObject({
      windowStartedAt: window?.windowStartedAt,
      count: (window?.count ?? 0) + 1,
    });
  });

  it('with the same id is refused the second time, and found', async () => {
    const first = await sent(ada, roomId, 'only once');
    await expect(ada.messages.commitSend(first, 'count', null)).rejects.toMatchObject({
      code: 'denied',
    });
    expect(await ada.messages.get(roomId, first.id)).toMatchObject({ text: 'only once' });
  });

  it('by an outsider is denied, and so is reading', async () => {
    const send = entry(outsider, roomId, 'let me in');
    await expect(outsider.messages.commitSend(send, 'fresh', null)).rejects.toMatchObject({
      code: 'denied',
    });
    for (const read of [
      () => outsider.messages.newest(roomId, 5),
      () => outsider.messages.get(roomId, 'nothing'),
    ]) {
      await expect(read()).rejects.toMatchObject({ code: 'denied' });
    }
    const seen = record<Message[]>((listener) =>
      outsider.messages.watchChanges(roomId, 0, listener),
    );
    expect(await seen.untilError()).toMatchObject({ code: 'denied' });
  });

  it('of two at the same moment both pass', async () => {
    const before = await summary(ada, roomId);
    await Promise.all([sent(ada, roomId, 'at once'), sent(grace, roomId, 'at once')]);
    expect(await summary(ada, roomId)).toMatchObject({ seq: (before.seq ?? 0) + 2 });
  });
});

describe('changes of a message', () => {
  const change = (who: Person, messageId: string) => ({
    id: who.messages.newId(),
    uid: who.uid,
    roomId,
    order: 1,
    createdAt: Date.now(),
    status: { type: 'queued' as const },
    messageId,
  });
  const edit = (who: Person, messageId: string, text: string) =>
    who.messages.commitChange(
      { ...change(who, messageId), type: 'edit', text, mentions: [] },
      'count',
    );

  it('keep every version, and the summary of the last message', async () => {
    const { id } = await sent(ada, roomId, 'frist');
    await edit(ada, id, 'first');
    await edit(ada, id, 'First!');
    expect(await ada.messages.get(roomId, id)).toMatchObject({ text: 'First!', editCount: 2 });
    const versions = await grace.messages.edits(roomId, id);
    expect(versions.map(({ n, text }) => [n, text])).toEqual([
      [0, 'frist'],
      [1, 'first'],
    ]);
    expect(await summary(grace, roomId)).toMatchObject({ lastMessage: { text: 'First!' } });
  });

  it('count when they are edits, and when there is something to edit', async () => {
    const { id } = await sent(ada, roomId, 'coutned');
    const countOf = async () => (await ada.messages.sendWindow(ada.uid))?.count ?? 0;
    const before = await countOf();
    expect(await edit(ada, id, 'counted')).toBe(true);
    expect(await countOf()).toBe(before + 1);
    expect(await edit(ada, id, 'counted')).toBe(false);
    expect(await countOf()).toBe(before + 1);
  });

  it('of an earlier message leave the summary alone', async () => {
    const earlier = await sent(ada, roomId, 'earlier');
    await sent(grace, roomId, 'later');
    await edit(ada, earlier.id, 'changed');
    expect(await ada.messages.get(roomId, earlier.id)).toMatchObject({ text: 'changed' });
    expect(await summary(ada, roomId)).toMatchObject({ lastMessage: { text: 'later' } });
  });

  it('done already resolve: an edit, a deletion', async () => {
    const { id } = await sent(ada, roomId, 'same');
    await edit(ada, id, 'same');
    expect(await ada.messages.get(roomId, id)).toMatchObject({ editCount: 0 });
    const deletion = { ...change(ada, id), type: 'delete' as const };
    await ada.messages.commitChange(deletion, 'count');
    await ada.messages.commitChange(deletion, 'count');
    expect(await ada.messages.get(roomId, id)).toMatchObject({
      text: '',
      deletedBy: ada.uid,
    });
    expect(await summary(grace, roomId)).toMatchObject({
      lastMessage: { text: '', isDeleted: true },
    });
    await expect(edit(ada, id, 'back')).rejects.toMatchObject({ code: 'notFound' });
  });

  it("reactions of two people add up, and are taken back one's own only", async () => {
    const { id } = await sent(ada, roomId, 'react');
    const react = (who: Person, emoji: string, isOn: boolean) =>
      who.messages.commitChange({ ...change(who, id), type: 'react', emoji, isOn }, 'count');
    await Promise.all([react(ada, '👍', true), react(grace, '🎉', true)]);
    await react(grace, '👨‍👩‍👧‍👦', true);
    await react(grace, '👨‍👩‍👧‍👦', true);
    await react(grace, '🎉', false);
    expect(await ada.messages.get(roomId, id)).toMatchObject({
      reactions: { [ada.uid]: ['👍'], [grace.uid]: ['👨‍👩‍👧‍👦'] },
    });
    await react(ada, '👍', false);
    const after = await ada.messages.get(roomId, id);
    expect(after?.reactions[ada.uid] ?? []).toEqual([]);
  });

  it("of somebody else's message are denied", async () => {
    const { id } = await sent(ada, roomId, 'mine');
    await expect(edit(grace, id, 'yours')).rejects.toMatchObject({ code: 'denied' });
  });
});

describe('reading', () => {
  let room: string;
  let ids: string[];
  beforeAll(async () => {
    const teller = await person('Teller');
    room = await groupOf(teller, ada);
    ids = [];
    for (let n = 0; n < 12; n += 1) ids.push((await sent(teller, room, `text ${n}`)).id);
  });
  const texts = (all: readonly Message[]) => all.map(({ text }) => text).filter((text) => text);

  it('pages back and forth from any message, ends included', async () => {
    const newest = await ada.messages.newest(room, 5);
    expect(texts(newest.messages)).toEqual(['text 7', 'text 8', 'text 9', 'text 10', 'text 11']);
    expect(newest).toMatchObject({ hasMore: true, isFromServer: true });
    const [oldest] = newest.messages;
    const older = await ada.messages.older(room, oldest?.createdAt ?? 0, 5);
    expect(texts(older.messages)).toEqual(['text 3', 'text 4', 'text 5', 'text 6', 'text 7']);
    const last = older.messages.at(-1);
    const newer = await ada.messages.newer(room, last?.createdAt ?? 0, 50);
    expect(texts(newer.messages)).toEqual(texts(newest.messages));
    expect(newer.hasMore).toBe(false);
  });

  it('finds what changed, and what the device has seen', async () => {
    const changed = await ada.messages.changedSince(room, 0, 50);
    expect(texts(changed.messages)).toHaveLength(12);
    expect((await ada.messages.cached(room, 3)).messages.map(({ id }) => id)).toEqual(
      ids.slice(-3),
    );
    expect(await ada.messages.get(room, 'A'.repeat(20))).toBeNull();
  });

  it('a live listener brings changes of old messages too, and ends with access', async () => {
    const seen = record<Message[]>((listener) =>
      ada.messages.watchChanges(room, Date.now() + 60_000, listener),
    );
    expect(await seen.until(() => true)).toEqual([]);
    seen.stop();
    const [first] = ids;
    const live = record<Message[]>((listener) =>
      ada.messages.watchChanges(room, Date.now() - 500, listener),
    );
    await ada.messages.commitChange(
      {
        type: 'react',
        id: ada.messages.newId(),
        uid: ada.uid,
        roomId: room,
        order: 1,
        createdAt: 0,
        status: { type: 'queued' },
        messageId: first ?? '',
        emoji: '👀',
        isOn: true,
      },
      'count',
    );
    await live.until((all) => all.some(({ id, reactions }) => id === first && reactions[ada.uid]));
    const mine = record<Room | null>((listener) => ada.rooms.watchRoom(room, listener));
    const now = await mine.until((value) => value !== null);
    mine.stop();
    if (now) await ada.rooms.leave(now, ada.uid);
    expect(await live.untilError()).toMatchObject({ code: 'denied' });
  });
});

describe('the outbox on the engine', () => {
  it('finds out that it was blocked, in a direct room', async () => {
    const [writer, blocker] = await Promise.all([person('Writer'), person('Blocker')]);
    const dm = await writer.rooms.openDirect(writer.uid, blocker.uid);
    expect(dm).toBe(directRoomId(writer.uid, blocker.uid));
    const app = openApp(writer, dm);
    app.say('hello');
    await emptied(app.outbox);
    await setDoc(doc(blocker.db, blockPath(blocker.uid, writer.uid)), {
      at: serverTimestamp(),
      blockedUid: writer.uid,
    });
    app.say('still there?');
    await expect
      .poll(() => app.outbox.getState().failed.map(({ status }) => status))
      .toEqual([{ type: 'failed', code: 'blocked' }]);
    expect(app.timeline.getState().messages.map(({ delivery }) => delivery.type)).toEqual([
      'sent',
      'failed',
    ]);
  });

  it('finds out that it is outside, and that a quote has changed', async () => {
    const app = openApp(outsider, roomId);
    app.say('hello?');
    await expect
      .poll(() => app.outbox.getState().failed.map(({ status }) => status))
      .toEqual([{ type: 'failed', code: 'notMember' }]);

    const writer = openApp(grace, roomId);
    const quoted = await sent(ada, roomId, 'as it was');
    writer.outbox.send(
      { id: roomId },
      {
        text: 'what?',
        mentions: [],
        replyTo: { id: quoted.id, senderId: ada.uid, text: 'as it never was', kinds: [] },
      },
    );
    await emptied(writer.outbox);
    const { messages } = await ada.messages.newest(roomId, 1);
    expect(messages[0]?.replyTo).toEqual({
      id: quoted.id,
      senderId: ada.uid,
      text: 'as it was',
      kinds: [],
    });
  });

  it('the 61st message of a minute waits for the next', { timeout: 60_000 }, async () => {
    const quick = await person('Quick');
    const notes = await quick.rooms.openDirect(quick.uid, quick.uid);
    const app = openApp(quick, notes);
    const start = Date.now();
    for (let n = 0; n <= SEND_LIMIT_COUNT; n += 1) app.say(`${n}`);
    await expect
      .poll(() => app.outbox.getState().entries.map(({ status }) => status.type), {
        timeout: 40_000,
      })
      .toEqual(['waiting']);
    const until = app.outbox.getState().waitingUntilMs ?? 0;
    expect(until).toBeGreaterThanOrEqual(start + SEND_LIMIT_WINDOW_MS);
    expect(until).toBeLessThan(Date.now() + SEND_LIMIT_WINDOW_MS + 1_000);
    for (const step of ['fresh', 'count'] as const) {
      const more = entry(quick, notes, 'sneaky');
      await expect(quick.messages.commitSend(more, step, null)).rejects.toMatchObject({
        code: 'denied',
      });
    }
    const { messages } = await quick.messages.newest(notes, 100);
    expect(messages).toHaveLength(SEND_LIMIT_COUNT);
    const target = { id: messages[0]?.id ?? '', roomId: notes };
    app.outbox.edit(target, { text: 'edited', mentions: [] });
    await expect
      .poll(() => app.outbox.getState().entries.map(({ status }) => status.type))
      .toEqual(['waiting', 'waiting']);
    expect(await quick.messages.get(notes, target.id)).toMatchObject({ editCount: 0 });
  });

  it('200 messages both ways arrive once, in one order', { timeout: 120_000 }, async () => {
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => person(name)));
    const [first] = people;
    if (!first) throw new Error('nobody is there');
    const room = await groupOf(first, ...people.slice(1));
    const apps = people.map((each) => openApp(each, room));
    for (let n = 0; n < 50; n += 1) {
      for (const [index, app] of apps.entries()) app.say(`${index} ${n}`);
    }
    const shown = (app: (typeof apps)[number]) =>
      app.timeline.getState().messages.filter(({ kind }) => kind === 'text');
    for (const app of apps) {
      await emptied(app.outbox);
      await expect.poll(() => shown(app).length, { timeout: 30_000 }).toBe(200);
    }
    const orders = apps.map((app) => shown(app).map(({ text }) => text));
    for (const order of orders) expect(order).toEqual(orders[0]);
    for (const [index] of apps.entries()) {
      const own = orders[0]?.filter((text) => text.startsWith(`${index} `));
      expect(own).toEqual(Array.from({ length: 50 }, (_, n) => `${index} ${n}`));
    }
  });
});

describe('a broken wire', () => {
  const engine = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';
  const wires: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    process.env['FIRESTORE_EMULATOR_HOST'] = engine;
    await Promise.all(wires.map((wire) => wire.close()));
  });

  async function onWire(name: string) {
    const wire = await openWire(engine);
    wires.push(wire);
    process.env['FIRESTORE_EMULATOR_HOST'] = wire.address;
    const who = await person(name);
    process.env['FIRESTORE_EMULATOR_HOST'] = engine;
    return { who, wire, room: await groupOf(who, grace) };
  }

  it('rejects at once as offline, and sends in order when it is mended', async () => {
    const { who, wire, room } = await onWire('Cut');
    const app = openApp(who, room);
    app.say('before');
    await emptied(app.outbox);
    wire.cut();
    const start = performance.now();
    await expect(
      who.messages.commitSend(entry(who, room, 'lost'), 'count', null),
    ).rejects.toMatchObject({
      code: 'offline',
    });
    expect(performance.now() - start).toBeLessThan(5_000);
    const written = ['one', 'two', 'three'];
    for (const text of written) app.say(text);
    await expect
      .poll(() => app.outbox.getState().entries.map(({ status }) => status.type))
      .toEqual(['queued', 'queued', 'queued']);
    wire.mend();
    await emptied(app.outbox);
    const { messages } = await grace.messages.newest(room, 4);
    expect(messages.map(({ text }) => text)).toEqual(['before', ...written]);
  });

  it('with answers lost, still sends once', { timeout: 60_000 }, async () => {
    const { who, wire, room } = await onWire('Deaf');
    const app = openApp(who, room);
    app.say('before');
    await emptied(app.outbox);
    wire.loseAnswers();
    const id = app.say('once');
    await expect
      .poll(async () => await grace.messages.get(room, id), { timeout: 10_000 })
      .not.toBeNull();
    expect(app.timeline.getState().messages.at(-1)?.delivery.type).toBe('sending');
    wire.cut();
    wire.mend();
    app.say('after');
    await emptied(app.outbox);
    const { messages } = await grace.messages.newest(room, 3);
    expect(messages.map(({ text }) => text)).toEqual(['before', 'once', 'after']);
    await expect
      .poll(() =>
        app.timeline
          .getState()
          .messages.slice(-3)
          .map((each) => each.delivery.type),
      )
      .toEqual(['sent', 'sent', 'sent']);
  });
});
