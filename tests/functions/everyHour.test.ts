import * as paths from '@hearth/domain/paths';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@hearth/domain/time';
import { describe, expect, it } from 'vitest';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import {
  deliveredTwice,
  engine,
  eventually,
  exists,
  idle,
  later,
  readValues,
  removeDocument,
  runSchedule,
  isLost,
} from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { makeGroup, makeProfile } from './rooms';
import { isStored, upload } from './storage';

const ago = (ms: number) => new StoredTime(Date.now() - ms);
const ahead = (ms: number) => new StoredTime(Date.now() + ms);

const summaryOf = (id: string) => ({
  ...{ id, senderId: 'ada', kind: 'text', text: 'Hello', kinds: ['image'], fileCount: 1 },
  ...{ event: null, createdAt: new StoredTime(0), isDeleted: false },
});

describe('messages whose time is over', () => {
  it('go with their files and earlier versions, and the summary forgets their words', async () => {
    const [messageId, fileId] = [newId(), newId()];
    const roomId = await makeGroup({ ada: 'owner' }, { lastMessage: summaryOf(messageId) });
    const objects = [
      paths.filePath(roomId, messageId, 'ada', fileId),
      paths.thumbPath(roomId, messageId, fileId, 320),
    ];
    for (const path of objects) await upload(path, media.png(4, 4), 'image/png');
    await writeMessage(roomId, messageId, {
      ...{ attachments: [attachment(fileId)], kinds: ['image'], editCount: 1 },
      expiresAt: ago(MINUTE_MS),
    });
    await writeDocuments(engine, [
      { path: paths.editPath(roomId, messageId, 0), fields: { text: 'Hallo', mentions: [] } },
      { path: paths.readPath(roomId, 'ada'), fields: { uid: 'ada', lastSeq: 2 } },
    ]);

    await Promise.all([runSchedule('everyHour'), runSchedule('everyHour')]);

    expect(await exists(paths.messagePath(roomId, messageId))).toBe(false);
    expect(await exists(paths.editPath(roomId, messageId, 0))).toBe(false);
    for (const path of objects) expect(await isStored(path), path).toBe(false);
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({
      seq: 3,
      lastMessage: { id: messageId, text: '', kinds: [], fileCount: 0, isDeleted: true },
    });
    expect(await readValues(paths.readPath(roomId, 'ada'))).toMatchObject({ lastSeq: 2 });
  });

  it('leave nothing behind either where Firestore’s own TTL is faster', async () => {
    const [messageId, fileId] = [newId(), newId()];
    const roomId = await makeGroup({ ada: 'owner' }, { lastMessage: summaryOf(messageId) });
    const file = paths.filePath(roomId, messageId, 'ada', fileId);
    await upload(file, media.png(4, 4), 'image/png');
    await writeMessage(roomId, messageId, {
      ...{ attachments: [attachment(fileId)], kinds: ['image'], editCount: 1 },
      expiresAt: ago(MINUTE_MS),
    });
    await writeDocuments(engine, [
      { path: paths.editPath(roomId, messageId, 0), fields: { text: 'Hallo', mentions: [] } },
    ]);
    await idle();

    await deliveredTwice('google.cloud.firestore.document.v1.written', () =>
      removeDocument(paths.messagePath(roomId, messageId)),
    );

    expect(await exists(paths.editPath(roomId, messageId, 0))).toBe(false);
    expect(await isStored(file)).toBe(false);
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({
      lastMessage: { id: messageId, text: '', kinds: [], fileCount: 0, isDeleted: true },
    });
  });

  it('go one by one: what has time left stays, and so does what stays for ever', async () => {
    const [over, young, forever] = [newId(), newId(), newId()];
    const roomId = await makeGroup({ ada: 'owner' }, { lastMessage: summaryOf(forever) });
    await writeMessage(roomId, over, { expiresAt: ago(MINUTE_MS) });
    await writeMessage(roomId, young, { expiresAt: ahead(HOUR_MS) });
    await writeMessage(roomId, forever);

    await runSchedule('everyHour');

    expect(await exists(paths.messagePath(roomId, over))).toBe(false);
    expect(await exists(paths.messagePath(roomId, young))).toBe(true);
    expect(await exists(paths.messagePath(roomId, forever))).toBe(true);
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({
      lastMessage: { text: 'Hello', isDeleted: false },
    });
  });
});

describe('what is stale', () => {
  it('goes: presence, typing, devices and exports', async () => {
    const [old, young, roomId] = [`u${newId()}`, `u${newId()}`, newId()];
    const file = paths.exportFilePath(old, newId());
    await upload(file, media.zip(), 'application/zip');
    const pathsOf = (uid: string) => [
      paths.presencePath(uid),
      paths.typerPath(roomId, uid),
      paths.devicePath(uid, 'd1'),
      paths.exportPath(uid),
    ];
    const documents = (uid: string, expiresAt: StoredTime) =>
      pathsOf(uid).map((path) => ({
        path,
        fields: {
          ...{ expiresAt, state: 'ready', path: file, size: 1, requestedAt: ago(8 * DAY_MS) },
        },
      }));
    await writeDocuments(engine, [
      ...documents(old, ago(MINUTE_MS)),
      ...documents(young, ahead(HOUR_MS)),
      // Of the same collection, and without an end.
      { path: paths.settingsPath(old), fields: { theme: 'dark' } },
    ]);

    await runSchedule('everyHour');

    for (const path of pathsOf(old)) expect(await exists(path), path).toBe(false);
    for (const path of pathsOf(young)) expect(await exists(path), path).toBe(true);
    expect(await isStored(file)).toBe(false);
    expect(await exists(paths.settingsPath(old))).toBe(true);
  });
});

describe('deletions that broke off', () => {
  it('are taken up again, when they are old enough', async () => {
    const uid = `u${newId()}`;
    await makeProfile(uid, { closed: 'deleted' });
    const roomId = await makeGroup({ grace: 'owner', [uid]: 'member' });
    const deletion = { messages: 'keep', step: 'rooms', round: 0 };
    const path = paths.deletionPath(uid);
    await isLost('accountDeleted', () =>
      writeDocuments(engine, [{ path, fields: { ...deletion, requestedAt: ago(MINUTE_MS) } }]),
    );
    await runSchedule('everyHour');
    expect(await readValues(path)).toMatchObject({ step: 'rooms' });

    await later(15 * MINUTE_MS, () => runSchedule('everyHour'));

    await eventually(async () => (await readValues(path))?.['step'] === 'done');
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({ memberIds: ['grace'] });
  });
});
