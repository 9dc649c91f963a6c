import * as paths from '@hearth/domain/paths';
import { HOUR_MS, MINUTE_MS } from '@hearth/domain/time';
import { describe, expect, it } from 'vitest';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import { engine, exists, later, readValues, runSchedule } from './engine';
import { newId, writeMessage } from './messages';
import { makeDirect, makeGroup, makeProfile } from './rooms';

const DUE = () => new StoredTime(Date.now() - MINUTE_MS);

/** Writes a scheduled message that is due; gives its id. */
async function schedule(uid: string, roomId: string, more: object = {}): Promise<string> {
  const id = newId();
  const fields = {
    ...{ roomId, text: 'Good morning, see https://a.example', mentions: ['grace'], replyTo: null },
    ...{ sendAt: DUE(), createdAt: new StoredTime(0), problem: null },
    ...more,
  };
  await writeDocuments(engine, [{ path: paths.scheduledEntryPath(uid, id), fields }]);
  return id;
}

/** A new person with an open profile. */
async function person(): Promise<string> {
  const uid = `u${newId()}`;
  await makeProfile(uid);
  return uid;
}

const problemOf = async (uid: string, id: string) =>
  (await readValues(paths.scheduledEntryPath(uid, id)))?.['problem'];

describe('scheduled messages', () => {
  it('are written as a send writes them', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner' }, { disappearAfterMs: HOUR_MS });
    const id = await schedule(ada, roomId);

    await runSchedule('everyMinute');

    const message = await readValues(paths.messagePath(roomId, id));
    const createdAt = message?.['createdAt'];
    expect(message).toEqual({
      ...{ senderId: ada, kind: 'text', text: 'Good morning, see https://a.example' },
      ...{ mentions: ['grace'], attachments: [], kinds: ['link'], preview: null, replyTo: null },
      ...{ event: null, reactions: {}, editedAt: null, editCount: 0 },
      ...{ deletedAt: null, deletedBy: null, createdAt, updatedAt: createdAt },
      expiresAt: expect.any(String) as string,
    });
    const lasts = Date.parse(String(message?.['expiresAt'])) - Date.parse(String(createdAt));
    expect(Math.abs(lasts - HOUR_MS)).toBeLessThan(MINUTE_MS);
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({
      ...{ seq: 4, activityAt: createdAt },
      lastMessage: {
        ...{ id, senderId: ada, kind: 'text', text: 'Good morning, see https://a.example' },
        ...{ kinds: ['link'], fileCount: 0, event: null, createdAt, isDeleted: false },
      },
    });
    expect(await readValues(paths.limitsPath(ada))).toEqual({
      ...{ windowStartedAt: createdAt, count: 1, lastRoomId: roomId, lastMessageId: id },
    });
    expect(await exists(paths.scheduledEntryPath(ada, id))).toBe(false);
  });

  it('are sent once when two runs meet, and count one after the other', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner' });
    for (let n = 0; n < 5; n += 1) await schedule(ada, roomId);

    await Promise.all([runSchedule('everyMinute'), runSchedule('everyMinute')]);
    await runSchedule('everyMinute');

    expect(await readValues(paths.roomPath(roomId))).toMatchObject({ seq: 8 });
    expect(await readValues(paths.limitsPath(ada))).toMatchObject({ count: 5 });
  });

  it('wait until their time has come', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner' });
    const id = await schedule(ada, roomId, { sendAt: new StoredTime(Date.now() + HOUR_MS) });
    await runSchedule('everyMinute');
    expect(await exists(paths.messagePath(roomId, id))).toBe(false);
    await later(HOUR_MS + MINUTE_MS, () => runSchedule('everyMinute'));
    expect(await exists(paths.messagePath(roomId, id))).toBe(true);
  });

  it('are only forgotten when the message is there', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner' });
    const id = await schedule(ada, roomId);
    await writeMessage(roomId, id, { senderId: ada, text: 'Sent by hand' });
    await runSchedule('everyMinute');
    expect(await readValues(paths.messagePath(roomId, id))).toMatchObject({ text: 'Sent by hand' });
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({ seq: 3 });
    expect(await exists(paths.scheduledEntryPath(ada, id))).toBe(false);
  });

  it('quote what stands now', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner' });
    const [quotedId, deletedId] = [newId(), newId()];
    await writeMessage(roomId, quotedId, { senderId: 'grace', text: 'Edited' });
    await writeMessage(roomId, deletedId, { text: '', deletedAt: new StoredTime(1) });
    const quote = { senderId: 'mallory', text: 'Never said', kinds: [] };
    const id = await schedule(ada, roomId, { replyTo: { id: quotedId, ...quote } });
    const second = await schedule(ada, roomId, { replyTo: { id: deletedId, ...quote } });

    await runSchedule('everyMinute');

    expect((await readValues(paths.messagePath(roomId, id)))?.['replyTo']).toEqual({
      ...{ id: quotedId, senderId: 'grace', text: 'Edited', kinds: [] },
    });
    expect((await readValues(paths.messagePath(roomId, second)))?.['replyTo']).toBeNull();
  });

  it('stay with their reason when they may not be sent', async () => {
    const ada = await person();
    const closed = await person();
    await makeProfile(closed, { closed: 'banned' });
    const [elsewhere, muted, group] = [
      await makeGroup({ grace: 'owner' }),
      await makeGroup(
        { [ada]: 'owner' },
        { mutes: { [ada]: new StoredTime(Date.now() + HOUR_MS) } },
      ),
      await makeGroup({ [closed]: 'owner', [ada]: 'member' }),
    ];
    const blocker = await person();
    const blocked = await makeDirect(ada, blocker);
    await writeDocuments(engine, [
      { path: paths.blockPath(blocker, ada), fields: { blockedUid: ada } },
    ]);
    const over = await makeDirect(ada, `x${newId()}`, { memberIds: [ada], barredIds: ['gone'] });
    const cases = [
      [ada, await schedule(ada, elsewhere), 'notMember'],
      [ada, await schedule(ada, newId()), 'notMember'],
      [ada, await schedule(ada, muted), 'muted'],
      [ada, await schedule(ada, blocked), 'blocked'],
      [ada, await schedule(ada, over), 'blocked'],
      [closed, await schedule(closed, group), 'denied'],
      [ada, await schedule(ada, group, { text: 5 }), 'denied'],
      [ada, await schedule(ada, `${group}/messages/x`), 'denied'],
    ] as const;

    await runSchedule('everyMinute');

    for (const [uid, id, problem] of cases) expect(await problemOf(uid, id)).toBe(problem);
    expect(await readValues(paths.roomPath(group))).toMatchObject({ seq: 3 });
  });

  it('are refused beyond what one person may have, and keep nobody waiting', async () => {
    const [mallory, ada] = [await person(), await person()];
    const [theirs, roomId] = [
      await makeGroup({ [mallory]: 'owner' }),
      await makeGroup({ [ada]: 'owner' }),
    ];
    const sendAt = new StoredTime(Date.now() - HOUR_MS);
    const fields = { roomId: theirs, text: 'Spam', mentions: [], replyTo: null, problem: null };
    const ids = Array.from({ length: 450 }, (_, n) => `m${String(n).padStart(19, '0')}`);
    await writeDocuments(
      engine,
      ids.map((id) => ({
        path: paths.scheduledEntryPath(mallory, id),
        fields: { ...fields, sendAt, createdAt: sendAt },
      })),
    );
    const id = await schedule(ada, roomId);

    await runSchedule('everyMinute');

    expect(await exists(paths.messagePath(roomId, id))).toBe(true);
    expect(await exists(paths.messagePath(theirs, ids[0] ?? ''))).toBe(true);
    expect(await problemOf(mallory, ids[99] ?? '')).toBeNull();
    for (const n of [100, 300, 449]) {
      expect(await problemOf(mallory, ids[n] ?? '')).toBe('denied');
    }
    expect(await readValues(paths.limitsPath(mallory))).toMatchObject({ count: 60 });
  });

  it('wait for the next window over the rate limit', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner' });
    const windowStartedAt = new StoredTime(Date.now());
    const last = { lastRoomId: roomId, lastMessageId: 'x' };
    await writeDocuments(engine, [
      { path: paths.limitsPath(ada), fields: { windowStartedAt, count: 60, ...last } },
    ]);
    const id = await schedule(ada, roomId);

    await runSchedule('everyMinute');
    expect(await problemOf(ada, id)).toBeNull();
    expect(await exists(paths.messagePath(roomId, id))).toBe(false);

    await later(2 * MINUTE_MS, () => runSchedule('everyMinute'));
    expect(await exists(paths.messagePath(roomId, id))).toBe(true);
    expect(await readValues(paths.limitsPath(ada))).toMatchObject({ count: 1 });
  });
});

describe('reminders', () => {
  async function remind(uid: string, roomId: string, messageId: string): Promise<void> {
    const fields = { roomId, remindAt: DUE(), createdAt: new StoredTime(0) };
    await writeDocuments(engine, [{ path: paths.reminderPath(uid, messageId), fields }]);
  }

  it('are put into the inbox once their time has come, and forgotten', async () => {
    const ada = await person();
    const roomId = await makeGroup({ [ada]: 'owner', grace: 'member' });
    const messageId = newId();
    await writeMessage(roomId, messageId, { senderId: 'grace' });
    await remind(ada, roomId, messageId);

    await Promise.all([runSchedule('everyMinute'), runSchedule('everyMinute')]);

    expect(await readValues(paths.inboxEntryPath(ada, messageId))).toEqual({
      ...{ type: 'reminder', roomId, messageId, senderId: 'grace' },
      ...{ at: expect.any(String) as string, expiresAt: expect.any(String) as string },
    });
    expect(await exists(paths.reminderPath(ada, messageId))).toBe(false);
  });

  it('are forgotten where there is nothing to be reminded of', async () => {
    const ada = await person();
    const [roomId, elsewhere] = [
      await makeGroup({ [ada]: 'owner' }),
      await makeGroup({ grace: 'owner' }),
    ];
    const [deleted, unseen] = [newId(), newId()];
    await writeMessage(roomId, deleted, { text: '', deletedAt: new StoredTime(1) });
    await writeMessage(elsewhere, unseen);
    await remind(ada, roomId, deleted);
    await remind(ada, elsewhere, unseen);

    await runSchedule('everyMinute');

    for (const id of [deleted, unseen]) {
      expect(await exists(paths.inboxEntryPath(ada, id))).toBe(false);
      expect(await exists(paths.reminderPath(ada, id))).toBe(false);
    }
  });
});
