import * as paths from '@hearth/domain/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import {
  call,
  canRefresh,
  deliveredTwice,
  engine,
  eventually,
  exists,
  failsOnce,
  readValues,
  signUp,
  tokenWithout,
} from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { makeDirect, makeGroup, makeProfile } from './rooms';
import { isStored, upload } from './storage';

const WRITTEN = 'google.cloud.firestore.document.v1.written';

const isDone = async (uid: string) =>
  (await readValues(paths.deletionPath(uid)))?.['step'] === 'done';

/** A person with an account, a profile and everything that lies below it. */
async function makePerson() {
  const session = await signUp();
  const uid = session.localId;
  const handle = `h${newId().toLowerCase().slice(0, 12)}`;
  await makeProfile(uid, { handle, displayName: 'Ada', photoPath: paths.photoPath(uid, 'p1') });
  const documents = [
    paths.settingsPath(uid),
    paths.limitsPath(uid),
    paths.notificationSettingsPath(uid),
    paths.devicePath(uid, 'd1'),
    paths.blockPath(uid, 'mallory'),
    paths.inboxEntryPath(uid, 'm1'),
    paths.scheduledEntryPath(uid, 'm2'),
    paths.reminderPath(uid, 'm3'),
    paths.noticePath(uid, 'n1'),
    paths.presencePath(uid),
  ];
  await writeDocuments(engine, [
    ...documents.map((path) => ({ path, fields: { note: 'something' } })),
    { path: paths.handlePath(handle), fields: { uid } },
  ]);
  const photo = paths.photoPath(uid, newId());
  await upload(photo, media.png(4, 4), 'image/png');
  return { session, uid, handle, documents, photo };
}

describe('deleteAccount', () => {
  it('refuses who has not signed in lately, is not signed in, or asks for nonsense', async () => {
    const session = await signUp();
    const refused = await call('deleteAccount', { messages: 'keep' });
    expect(refused.error?.status).toBe('UNAUTHENTICATED');
    const nonsense = await call('deleteAccount', { messages: 'half' }, session.idToken);
    expect(nonsense.error?.status).toBe('INVALID_ARGUMENT');
    // The engine takes tokens of earlier sign-ins for revoked ones: this one does not say when.
    const late = await call(
      'deleteAccount',
      { messages: 'keep' },
      tokenWithout('auth_time', session),
    );
    expect(late.error?.status).toBe('FAILED_PRECONDITION');
    expect(await exists(paths.deletionPath(session.localId))).toBe(false);
  });

  describe('of a person with rooms and messages', () => {
    let person: Awaited<ReturnType<typeof makePerson>>;
    let rooms: { owned: string; alone: string; direct: string; notes: string };
    let messages: { mine: string; others: string };
    let file: string;

    beforeAll(async () => {
      person = await makePerson();
      const { uid, session } = person;
      const [mine, others, fileId] = [newId(), newId(), newId()];
      messages = { mine, others };
      rooms = {
        owned: await makeGroup(
          { [uid]: 'owner', grace: 'member', linus: 'admin' },
          { lastMessage: { id: mine, senderId: uid, text: 'Hello', isDeleted: false } },
        ),
        alone: await makeGroup({ [uid]: 'owner' }),
        direct: await makeDirect(uid, 'grace'),
        notes: await makeDirect(uid, uid),
      };
      file = paths.filePath(rooms.owned, mine, uid, fileId);
      await upload(file, media.png(4, 4), 'image/png');
      await writeMessage(rooms.owned, mine, {
        ...{ senderId: uid, attachments: [attachment(fileId)], editCount: 1 },
      });
      await writeDocuments(engine, [
        { path: paths.editPath(rooms.owned, mine, 0), fields: { text: 'Hallo' } },
      ]);
      await writeMessage(rooms.owned, others, { senderId: 'grace', text: 'Mine' });
      await writeMessage(rooms.alone, newId(), { senderId: uid });

      await deliveredTwice(WRITTEN, async () => {
        const { error } = await call('deleteAccount', { messages: 'remove' }, session.idToken);
        expect(error).toBeUndefined();
        expect(await readValues(paths.userPath(uid))).toMatchObject({ closed: 'deleted' });
        expect(await canRefresh(session)).toBe(false);
        await eventually(() => isDone(uid));
      });
    });

    it('hands the group over, tells so once, and leaves', async () => {
      const { uid } = person;
      const room = await readValues(paths.roomPath(rooms.owned));
      expect(room).toMatchObject({
        ...{ ownerId: 'linus', memberIds: ['grace', 'linus'], seq: 5 },
        lastMessage: { senderId: uid, kind: 'system', event: { type: 'left' }, isDeleted: false },
      });
      expect(await readValues(paths.memberPath(rooms.owned, 'linus'))).toMatchObject({
        role: 'owner',
      });
      await eventually(async () => !(await exists(paths.memberPath(rooms.owned, uid))));
      const lastId = (room?.['lastMessage'] as { id: string }).id;
      expect(await readValues(paths.messagePath(rooms.owned, lastId))).toMatchObject({
        ...{ senderId: uid, kind: 'system', text: '', event: { type: 'left' }, expiresAt: null },
        ...{ attachments: [], kinds: [], preview: null, reactions: {}, editCount: 0 },
      });
    });

    it('ends the direct room for the other, and removes what nobody else is in', async () => {
      const { uid } = person;
      expect(await readValues(paths.roomPath(rooms.direct))).toMatchObject({
        ...{ memberIds: ['grace'], barredIds: [uid], seq: 3 },
      });
      expect(await exists(paths.roomPath(rooms.notes))).toBe(false);
      expect(await exists(paths.roomPath(rooms.alone))).toBe(false);
    });

    it('makes tombstones of the messages, and leaves those of others', async () => {
      const { uid } = person;
      const at = paths.messagePath(rooms.owned, messages.mine);
      expect(await readValues(at)).toMatchObject({
        ...{ text: '', attachments: [], kinds: [], deletedBy: uid },
        deletedAt: expect.any(String) as string,
      });
      expect(await exists(paths.editPath(rooms.owned, messages.mine, 0))).toBe(false);
      expect(await isStored(file)).toBe(false);
      expect(await readValues(paths.messagePath(rooms.owned, messages.others))).toMatchObject({
        ...{ text: 'Mine', deletedAt: null },
      });
    });

    it('leaves nothing of the person but that there was one', async () => {
      const { uid, handle, documents, photo, session } = person;
      for (const path of documents) expect(await exists(path), path).toBe(false);
      expect(await isStored(photo)).toBe(false);
      expect(await readValues(paths.handlePath(handle))).toEqual({ uid: null });
      expect(await readValues(paths.userPath(uid))).toEqual({
        ...{ displayName: '', handle: '', searchName: '', photoPath: null, bio: '' },
        ...{ statusEmoji: '', statusText: '', closed: 'deleted' },
        createdAt: '1970-01-01T00:00:01Z',
        updatedAt: expect.any(String) as string,
      });
      expect(await canRefresh(session)).toBe(false);
    });
  });

  it('keeps the messages where the person wants it', async () => {
    const { uid, session } = await makePerson();
    const roomId = await makeGroup({ grace: 'owner', [uid]: 'member' });
    const messageId = newId();
    await writeMessage(roomId, messageId, { senderId: uid, text: 'Stays' });

    await call('deleteAccount', { messages: 'keep' }, session.idToken);
    await eventually(() => isDone(uid));

    expect(await readValues(paths.messagePath(roomId, messageId))).toMatchObject({ text: 'Stays' });
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({ memberIds: ['grace'] });
  });

  it('goes on where a run has failed', async () => {
    const { uid, session } = await makePerson();
    const roomId = await makeGroup({ grace: 'owner', [uid]: 'admin' });
    await failsOnce('accountDeleted', async () => {
      await call('deleteAccount', { messages: 'remove' }, session.idToken);
    });
    await eventually(() => isDone(uid));
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({
      ...{ seq: 4, memberIds: ['grace'] },
    });
  });

  it('summarises a deleted last message as deleted', async () => {
    const { uid, session } = await makePerson();
    const messageId = newId();
    const lastMessage = { id: messageId, senderId: uid, text: 'Hello', kinds: [], fileCount: 0 };
    // A room that the person left long ago: nothing but the message is theirs.
    const roomId = await makeGroup({ grace: 'owner' }, { lastMessage });
    await writeMessage(roomId, messageId, { senderId: uid, createdAt: new StoredTime(1) });
    await call('deleteAccount', { messages: 'remove' }, session.idToken);
    await eventually(() => isDone(uid));
    expect(await readValues(paths.roomPath(roomId))).toMatchObject({
      ...{ seq: 3, lastMessage: { text: '', isDeleted: true } },
    });
  });
});
