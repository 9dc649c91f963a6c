import { expiryOf } from '@hearth/domain/disappearing';
import { SEND_LIMIT_COUNT } from '@hearth/domain/limits';
import { NO_UPLOADS, type OutboxSend } from '@hearth/domain/outbox';
import type { Room } from '@hearth/domain/room';
import { SCHEDULE_AHEAD_MAX_MS, type Reminder, type Scheduled } from '@hearth/domain/scheduled';
import { DAY_MS, HOUR_MS } from '@hearth/domain/time';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../web/src/firebase/files';
import { lateLater } from '../../web/src/firebase/lateLater';
import { createMessagesPort } from '../../web/src/firebase/messages';
import { createRooms } from '../../web/src/firebase/rooms';
import type { LaterPort, ScheduledDraft } from '../../web/src/ports/later';
import type { MessagesPort } from '../../web/src/ports/messages';
import type { RoomsPort } from '../../web/src/ports/rooms';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, newId, record, signUp, type SignedIn } from './signedIn';

interface Person extends SignedIn {
  later: LaterPort;
  rooms: RoomsPort;
  messages: MessagesPort;
}

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  const config = engineConfig();
  const rooms = createRooms(signedIn.db, {
    config,
    files: createFiles(signedIn.db.app, config),
    now: Date.now,
    onFreshness: () => undefined,
  });
  return {
    ...signedIn,
    rooms,
    later: lateLater(signedIn.db, config, Date.now),
    messages: createMessagesPort(signedIn.db, config, signedIn.credentials),
  };
}

closeAllAfterwards();

let ada: Person;
let grace: Person;
let roomId: string;

beforeAll(async () => {
  [ada, grace] = await Promise.all([person('Ada'), person('Grace')]);
  const group = { id: newId(), name: 'Later', memberIds: [grace.uid] };
  roomId = (await ada.rooms.createGroup(ada.uid, group)).roomId;
});

async function roomOf(who: Person, isWanted: (room: Room) => boolean): Promise<Room> {
  const seen = record<Room | null>((listener) => who.rooms.watchRoom(roomId, listener));
  const room = await seen.until((value) => value !== null && isWanted(value));
  seen.stop();
  if (!room) throw new Error('unreachable');
  return room;
}

const draft = (change: Partial<ScheduledDraft> = {}): ScheduledDraft => ({
  ...{ roomId, text: 'Good morning', mentions: [], replyTo: null },
  sendAt: Date.now() + DAY_MS,
  ...change,
});

describe('scheduled messages', () => {
  it('wait in order, can be changed and taken back', async () => {
    const list = record<readonly Scheduled[]>((listener) =>
      ada.later.watchScheduled(ada.uid, listener),
    );
    await list.until((items) => items.length === 0);
    const [first, second] = [ada.messages.newId(), ada.messages.newId()];
    const sendAt = Date.now() + DAY_MS;
    await ada.later.schedule(ada.uid, second, draft({ sendAt: sendAt + HOUR_MS }));
    await ada.later.schedule(ada.uid, first, draft({ sendAt, mentions: [grace.uid] }));
    const items = await list.until(({ length }) => length === 2);
    expect(items.map(({ id }) => id)).toEqual([first, second]);
    expect(items[0]).toMatchObject({ ...draft({ sendAt, mentions: [grace.uid] }), problem: null });
    await ada.later.reschedule(ada.uid, first, draft({ sendAt: sendAt + DAY_MS, text: 'Later' }));
    await list.until(([head]) => head?.id === second);
    await ada.later.unschedule(ada.uid, second);
    const left = await list.until(({ length }) => length === 1);
    expect(left[0]).toMatchObject({ id: first, text: 'Later', sendAt: sendAt + DAY_MS });
    await ada.later.unschedule(ada.uid, first);
    list.stop();
  });

  it('are one message when the same id is tried twice', async () => {
    const id = ada.messages.newId();
    await ada.later.schedule(ada.uid, id, draft());
    await ada.later.schedule(ada.uid, id, draft({ text: 'Again' }));
    const list = record<readonly Scheduled[]>((listener) =>
      ada.later.watchScheduled(ada.uid, listener),
    );
    // What a listener says first may come from the cache.
    const items = await list.until((all) => all.some(({ text }) => text === 'Again'));
    expect(items).toHaveLength(1);
    await ada.later.unschedule(ada.uid, id);
    list.stop();
  });

  it('are not made anew by a change when they have gone out', async () => {
    const id = ada.messages.newId();
    await expect(ada.later.reschedule(ada.uid, id, draft())).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('are refused for the past, for too far ahead and for rooms of others', async () => {
    const group = { id: newId(), name: 'Alone', memberIds: [] };
    const alone = (await grace.rooms.createGroup(grace.uid, group)).roomId;
    const wrong = [
      draft({ sendAt: Date.now() - HOUR_MS }),
      draft({ sendAt: Date.now() + SCHEDULE_AHEAD_MAX_MS + 7 * DAY_MS }),
      draft({ roomId: alone }),
      draft({ text: ' ' }),
    ];
    for (const each of wrong) {
      const id = ada.messages.newId();
      await expect(ada.later.schedule(ada.uid, id, each)).rejects.toMatchObject({ code: 'denied' });
    }
  });

  it('are nobody else’s to see or to change', async () => {
    const id = ada.messages.newId();
    await ada.later.schedule(ada.uid, id, draft());
    const list = record<readonly Scheduled[]>((listener) =>
      grace.later.watchScheduled(ada.uid, listener),
    );
    expect(await list.untilError()).toMatchObject({ code: 'denied' });
    await expect(grace.later.unschedule(ada.uid, id)).rejects.toMatchObject({ code: 'denied' });
    await ada.later.unschedule(ada.uid, id);
  });
});

describe('reminders', () => {
  it('are set, moved and forgotten', async () => {
    const list = record<readonly Reminder[]>((listener) =>
      ada.later.watchReminders(ada.uid, listener),
    );
    const message = { roomId, id: ada.messages.newId() };
    const at = Date.now() + HOUR_MS;
    await ada.later.remind(ada.uid, message, at);
    const items = await list.until(({ length }) => length === 1);
    expect(items[0]).toMatchObject({ messageId: message.id, roomId, remindAt: at });
    await ada.later.remind(ada.uid, message, at + HOUR_MS);
    await list.until(([first]) => first?.remindAt === at + HOUR_MS);
    await ada.later.forgetReminder(ada.uid, message.id);
    await list.until(({ length }) => length === 0);
    list.stop();
  });

  it('are refused for the past', async () => {
    const message = { roomId, id: ada.messages.newId() };
    await expect(ada.later.remind(ada.uid, message, Date.now() - HOUR_MS)).rejects.toMatchObject({
      code: 'denied',
    });
  });
});

describe('the rate limit', () => {
  it('is told in words, and lets what is there be taken back', async () => {
    const busy = await person('Busy');
    const group = { id: newId(), name: 'Busy', memberIds: [] };
    const room = (await busy.rooms.createGroup(busy.uid, group)).roomId;
    const [id, messageId] = [busy.messages.newId(), busy.messages.newId()];
    await busy.later.schedule(busy.uid, id, draft({ roomId: room }));
    for (let count = 2; count < SEND_LIMIT_COUNT; count += 1) {
      await busy.later.remind(busy.uid, { roomId: room, id: messageId }, Date.now() + HOUR_MS);
    }
    expect(await busy.messages.sendWindow(busy.uid)).toMatchObject({ count: SEND_LIMIT_COUNT });
    const { later, uid } = busy;
    for (const attempt of [
      () => later.schedule(uid, busy.messages.newId(), draft({ roomId: room })),
      () => later.reschedule(uid, id, draft({ roomId: room, text: 'Later' })),
      () => later.remind(uid, { roomId: room, id: messageId }, Date.now() + DAY_MS),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'rateLimited' });
    }
    await busy.later.unschedule(busy.uid, id);
    await busy.later.forgetReminder(busy.uid, messageId);
  });
});

describe('disappearing messages', () => {
  beforeEach(async () => {
    const group = { id: newId(), name: 'Passing', memberIds: [grace.uid] };
    roomId = (await ada.rooms.createGroup(ada.uid, group)).roomId;
  });

  const entry = (who: Person, text: string): OutboxSend => ({
    ...{ type: 'send', id: who.messages.newId(), uid: who.uid, roomId, text, order: 0 },
    ...{ mentions: [], replyTo: null, createdAt: Date.now(), status: { type: 'queued' } },
    ...NO_UPLOADS,
  });

  it('are switched on by who may, and bind what is sent from then on', async () => {
    const room = await roomOf(ada, ({ memberIds }) => memberIds.length === 2);
    expect(room.disappearAfterMs).toBeNull();
    await expect(grace.rooms.setDisappearing(room, grace.uid, HOUR_MS)).rejects.toMatchObject({
      code: 'denied',
    });
    await ada.rooms.setDisappearing(room, ada.uid, HOUR_MS);
    const changed = await roomOf(grace, ({ disappearAfterMs }) => disappearAfterMs !== null);
    expect(changed.disappearAfterMs).toBe(HOUR_MS);
    expect(changed.lastMessage?.event).toEqual({ type: 'disappearing', afterMs: HOUR_MS });
    expect(await grace.messages.disappearAfter(roomId)).toBe(HOUR_MS);

    const now = Date.now();
    const step = (await grace.messages.sendWindow(grace.uid)) ? 'count' : 'fresh';
    for (const expiresAt of [null, now + DAY_MS, now]) {
      await expect(
        grace.messages.commitSend(entry(grace, 'wrong'), step, expiresAt),
      ).rejects.toMatchObject({ code: 'denied' });
    }
    const sent = entry(grace, 'right');
    const expiresAt = expiryOf(HOUR_MS, now);
    await grace.messages.commitSend(sent, step, expiresAt);
    expect(await ada.messages.get(roomId, sent.id)).toMatchObject({ text: 'right', expiresAt });
  });

  it('stay again when it is switched off', async () => {
    const fresh = await roomOf(ada, ({ memberIds }) => memberIds.length === 2);
    await ada.rooms.setDisappearing(fresh, ada.uid, HOUR_MS);
    const room = await roomOf(ada, ({ disappearAfterMs }) => disappearAfterMs !== null);
    await ada.rooms.setDisappearing(room, ada.uid, null);
    expect(await ada.messages.disappearAfter(roomId)).toBeNull();
    const sent = entry(grace, 'stays');
    const step = (await grace.messages.sendWindow(grace.uid)) ? 'count' : 'fresh';
    await grace.messages.commitSend(sent, step, null);
    expect(await ada.messages.get(roomId, sent.id)).toMatchObject({ expiresAt: null });
  });

  it('are not told to who is not in the room', async () => {
    const outsider = await person('Outsider');
    await expect(outsider.messages.disappearAfter(roomId)).rejects.toMatchObject({
      code: 'denied',
    });
  });
});
