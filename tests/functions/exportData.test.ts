import * as paths from '@hearth/domain/paths';
import { DAY_MS } from '@hearth/domain/time';
import { describe, expect, it } from 'vitest';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import {
  call,
  deliveredTwice,
  engine,
  eventually,
  idle,
  readValues,
  signUp,
  type TestSession,
} from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { makeDirect, makeGroup, makeProfile } from './rooms';
import { isStored, metadataOf, read, upload } from './storage';
import { unzip } from './unzip';

const WRITTEN = 'google.cloud.firestore.document.v1.written';

const stateOf = (uid: string) => readValues(paths.exportPath(uid));

/** Asks for an export and gives what is in it. */
async function exported({ localId: uid, idToken }: TestSession) {
  const { error } = await call('exportData', {}, idToken);
  expect(error).toBeUndefined();
  await eventually(async () => (await stateOf(uid))?.['state'] !== 'working');
  const state = await stateOf(uid);
  expect(state).toMatchObject({ state: 'ready' });
  const path = String(state?.['path']);
  const bytes = await read(path);
  expect(state?.['size']).toBe(bytes.length);
  const entries = unzip(bytes);
  const text = entries.get('data.json')?.toString('utf8') ?? '';
  return { path, entries, text, data: JSON.parse(text) as Record<string, unknown> };
}

const endedCall = (roomId: string, memberIds: string[], at: StoredTime) => ({
  ...{ roomId, roomKind: 'direct', kind: 'video', callerId: memberIds[0], memberIds },
  ...{ state: 'ended', participants: {}, refusals: {}, outcome: 'missed' },
  ...{ createdAt: at, answeredAt: null, endedAt: at },
});

describe('exportData', () => {
  it('gives the person all that is theirs, and nothing of anybody else', async () => {
    const session = await signUp();
    const uid = session.localId;
    await makeProfile(uid, { displayName: 'Ada Lovelace' });
    const roomId = await makeGroup({ [uid]: 'admin', grace: 'owner' }, { name: 'Tea' });
    const directId = await makeDirect(uid, 'grace');
    const [mine, theirs, gone, fileId, lostId] = [newId(), newId(), newId(), newId(), newId()];
    const at = new StoredTime(Date.UTC(2026, 0, 2, 3, 4, 5));
    const file = media.png(6, 6);
    await upload(paths.filePath(roomId, mine, uid, fileId), file, 'image/png');
    await writeMessage(roomId, mine, {
      ...{ senderId: uid, text: 'My own words', createdAt: at, updatedAt: at },
      attachments: [attachment(fileId), attachment(lostId)],
      reactions: { grace: ['👍'] },
      replyTo: { id: theirs, senderId: 'grace', text: 'Words of grace, quoted', kinds: [] },
    });
    await writeMessage(roomId, theirs, {
      ...{ senderId: 'grace', text: 'Words of grace', createdAt: at },
      reactions: { [uid]: ['🍵'], linus: ['🎉'] },
    });
    await writeMessage(directId, gone, { senderId: uid, text: 'In private', createdAt: at });
    await writeDocuments(engine, [
      { path: paths.settingsPath(uid), fields: { theme: 'dark' } },
      { path: paths.notificationSettingsPath(uid), fields: { level: 'mentions' } },
      { path: paths.blockPath(uid, 'mallory'), fields: { blockedUid: 'mallory', at } },
      { path: paths.callPath(`of-${uid}`), fields: endedCall(directId, [uid, 'grace'], at) },
      { path: paths.callPath(`not-of-${uid}`), fields: endedCall(directId, ['grace', 'x'], at) },
    ]);

    const { path, entries, text, data } = await exported(session);

    expect(data).toMatchObject({
      ...{ uid, profile: { displayName: 'Ada Lovelace', createdAt: '1970-01-01T00:00:01.000Z' } },
      ...{ settings: { theme: 'dark' }, notifications: { level: 'mentions' } },
      blocks: [{ id: 'mallory', at: '2026-01-02T03:04:05.000Z' }],
      calls: [
        {
          ...{ id: `of-${uid}`, roomId: directId, kind: 'video', isOutgoing: true },
          ...{ createdAt: '2026-01-02T03:04:05.000Z', answeredAt: null, outcome: 'missed' },
        },
      ],
      messages: {
        [roomId]: [{ id: mine, text: 'My own words', createdAt: '2026-01-02T03:04:05.000Z' }],
        [directId]: [{ id: gone, text: 'In private' }],
      },
      reactions: [{ roomId, messageId: theirs, emoji: ['🍵'] }],
      areReactionsComplete: true,
    });
    expect(data['rooms']).toEqual(
      expect.arrayContaining([
        {
          ...{ id: roomId, kind: 'group', name: 'Tea', role: 'admin' },
          joinedAt: '1970-01-01T00:00:00.000Z',
        },
        expect.objectContaining({ id: directId, kind: 'direct', name: 'grace' }) as object,
      ]),
    );
    expect(text).not.toMatch(/Words of grace|👍|🎉|not-of-/);
    const name = `media/${roomId}/${mine}/${fileId}-tea.png`;
    expect([...entries.keys()]).toEqual(['data.json', name]);
    expect(entries.get(name)?.equals(Buffer.from(file))).toBe(true);
    expect(await metadataOf(path)).toMatchObject({ contentType: 'application/zip' });
  });

  it('goes through many messages and a large file', async () => {
    const session = await signUp();
    const uid = session.localId;
    const roomId = await makeGroup({ [uid]: 'owner' });
    const ids = Array.from({ length: 320 }, newId).sort();
    await writeDocuments(
      engine,
      ids.map((id) => ({
        path: paths.messagePath(roomId, id),
        fields: { senderId: uid, kind: 'text', text: `About ${id}`, createdAt: new StoredTime(1) },
      })),
    );
    const [messageId, fileId] = [newId(), newId()];
    const large = new Uint8Array(8 * 1024 * 1024).map((_, at) => (at * 7919) >> 5);
    await upload(paths.filePath(roomId, messageId, uid, fileId), large, 'text/plain');
    await writeMessage(roomId, messageId, { senderId: uid, attachments: [attachment(fileId)] });
    await idle();
    const isThere = await isStored(paths.filePath(roomId, messageId, uid, fileId));

    const { entries, data } = await exported(session);

    const messages = (data['messages'] as Record<string, { id: string }[]>)[roomId] ?? [];
    expect(messages.map(({ id }) => id).sort()).toEqual([...ids, messageId].sort());
    const found = entries.get(`media/${roomId}/${messageId}/${fileId}-tea.png`);
    expect(found?.equals(Buffer.from(large)) ?? false).toBe(isThere);
  });

  it('takes the place of the one before', async () => {
    const session = await signUp();
    await makeProfile(session.localId);
    const first = await exported(session);
    const { error } = await call('exportData', {}, session.idToken);
    expect(error?.status).toBe('RESOURCE_EXHAUSTED');
    const state = await stateOf(session.localId);
    const [requestedAt, expiresAt] = [Date.now() - DAY_MS, Date.now() + DAY_MS];
    await writeDocuments(engine, [
      {
        path: paths.exportPath(session.localId),
        fields: {
          ...state,
          ...{ requestedAt: new StoredTime(requestedAt), expiresAt: new StoredTime(expiresAt) },
        },
      },
    ]);
    const second = await exported(session);
    expect(second.path).not.toBe(first.path);
    expect(await isStored(first.path)).toBe(false);
    expect(await isStored(second.path)).toBe(true);
  });

  it('refuses a second one while one is being made', async () => {
    const session = await signUp();
    const [first, second] = await Promise.all([
      call('exportData', {}, session.idToken),
      call('exportData', {}, session.idToken),
    ]);
    const statuses = [first, second].map(({ error }) => error?.status ?? 'OK').sort();
    // The first may be ready by then.
    expect(['ALREADY_EXISTS,OK', 'OK,RESOURCE_EXHAUSTED']).toContain(statuses.join());
  });

  it('bears events that come twice', async () => {
    const session = await signUp();
    await makeProfile(session.localId);
    await deliveredTwice(WRITTEN, async () => {
      await exported(session);
    });
    expect(await stateOf(session.localId)).toMatchObject({ state: 'ready' });
  });

  it('refuses who is not signed in', async () => {
    expect((await call('exportData', {})).error?.status).toBe('UNAUTHENTICATED');
  });
});
