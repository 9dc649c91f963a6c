import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import {
  editPath,
  filePath,
  hiddenFilesPath,
  memberPath,
  messagePath,
  moderationConfigPath,
  reportPath,
  reviewItemPath,
  roomPath,
  userPath,
} from '@hearth/domain/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { StoredTime, grantWorkspaceRole, writeDocuments } from '../seed/engineRest';
import {
  call,
  deliveredTwice,
  engine,
  idle,
  readFields,
  readValues,
  refreshed,
  signUp,
} from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { makeDirect } from './rooms';
import { addDownloadToken, isStored, metadataOf, upload } from './storage';

const WRITTEN = 'google.cloud.firestore.document.v1.written';
const now = () => new StoredTime(Date.now());

let admin: { uid: string; idToken: string };
let moderator: { uid: string; idToken: string };
let member: { uid: string; idToken: string };

function profileOf(uid: string) {
  const at = now();
  return {
    ...{ displayName: uid, handle: uid.toLowerCase(), photoPath: null, bio: '' },
    ...{ statusEmoji: '', statusText: '', searchName: uid, createdAt: at, updatedAt: at },
  };
}

async function person() {
  const session = await signUp();
  const uid = session.localId;
  await writeDocuments(engine, [{ path: userPath(uid), fields: profileOf(uid) }]);
  return { session, uid, idToken: session.idToken };
}

beforeAll(async () => {
  admin = await person();
  member = await person();
  const { session, uid } = await person();
  await grantWorkspaceRole(engine, uid, 'moderator');
  moderator = { uid, idToken: await refreshed(session) };
});

/** A group that hides what it calls decaf. */
async function group(actions: Partial<typeof DEFAULT_MODERATION.actions> = {}) {
  const roomId = newId();
  const roles = { [admin.uid]: 'admin', [member.uid]: 'member', boss: 'owner' };
  const at = now();
  await writeDocuments(engine, [
    {
      path: roomPath(roomId),
      fields: {
        ...{ kind: 'group', name: 'Tea', ownerId: 'boss', memberIds: Object.keys(roles) },
        ...{ createdBy: 'boss', createdAt: at, activityAt: at, seq: 1, lastMessage: null },
      },
    },
    ...Object.entries(roles).map(([uid, role]) => ({
      path: memberPath(roomId, uid),
      fields: { role, joinedAt: at },
    })),
    {
      path: moderationConfigPath(roomId),
      fields: {
        ...DEFAULT_MODERATION,
        actions: { ...DEFAULT_MODERATION.actions, ...actions },
        ownWords: ['decaf'],
      },
    },
  ]);
  return roomId;
}

const text = async (roomId: string, id: string) =>
  (await readFields(messagePath(roomId, id)))?.['text'];
const state = async (roomId: string, id: string) =>
  (await readFields(reviewItemPath(roomId, id)))?.['state'];
const by = (senderId: string) => ({ senderId, createdAt: now(), updatedAt: now() });
const said = (value: string) => ({ stringValue: value });

async function write(roomId: string, words: string, more: Record<string, unknown> = {}) {
  const id = newId();
  await writeMessage(roomId, id, { ...by(member.uid), text: words, ...more });
  await idle();
  return id;
}

describe('automatic moderation', () => {
  it('leaves ordinary words alone and makes nothing of them', async () => {
    const roomId = await group();
    const id = await write(roomId, 'Earl Grey');
    expect(await text(roomId, id)).toEqual(said('Earl Grey'));
    expect(await state(roomId, id)).toBeUndefined();
  });

  it('hides words and files until somebody decides, and gives them back', async () => {
    const roomId = await group();
    const id = newId();
    const fileId = newId();
    const path = filePath(roomId, id, member.uid, fileId);
    await upload(path, media.png(4, 4), 'image/png');
    await addDownloadToken(path);
    expect(JSON.stringify(await metadataOf(path))).toContain('secret');
    const fields = { ...by(member.uid), text: 'Only decaf', kinds: ['image'] };
    await deliveredTwice(WRITTEN, () =>
      writeMessage(roomId, id, { ...fields, attachments: [attachment(fileId)] }),
    );
    await idle();
    expect(await text(roomId, id)).toEqual(said(''));
    expect(await state(roomId, id)).toEqual(said('open'));
    expect(await isStored(path)).toBe(false);
    const hidden = `${hiddenFilesPath(roomId, id)}/${member.uid}/${fileId}`;
    expect(await metadataOf(hidden)).toMatchObject({ contentType: 'image/png' });
    expect(JSON.stringify(await metadataOf(hidden))).toContain('kept');
    expect(JSON.stringify(await metadataOf(hidden))).not.toContain('secret');

    const dismiss = { roomId, itemId: id, act: 'dismiss' };
    expect((await call('review', dismiss, member.idToken)).error?.status).toBe('PERMISSION_DENIED');
    expect((await call('review', dismiss, admin.idToken)).error).toBeUndefined();
    await idle();
    expect(await text(roomId, id)).toEqual(said('Only decaf'));
    expect(await metadataOf(path)).toMatchObject({ contentType: 'image/png' });
    expect(JSON.stringify(await metadataOf(path))).not.toContain('secret');
    expect(await state(roomId, id)).toEqual(said('done'));
  });

  it('keeps nothing for moderators of what its sender takes back', async () => {
    const roomId = await group();
    const id = await write(roomId, 'Only decaf');
    const item = reviewItemPath(roomId, id);
    expect(await readFields(item)).toMatchObject({ roomName: said('Tea'), state: said('open') });
    await writeMessage(roomId, id, {
      ...{ ...by(member.uid), text: '', hiddenAt: now(), deletedAt: now() },
      deletedBy: member.uid,
    });
    await idle();
    expect(await readFields(item)).toMatchObject({
      ...{ state: said('done'), resolvedBy: said(member.uid), content: { nullValue: null } },
    });
  });

  it('judges an edit', async () => {
    const roomId = await group({ ownWords: 'remove' });
    const id = await write(roomId, 'Earl Grey');
    await writeMessage(roomId, id, { senderId: member.uid, text: 'Only decaf' });
    await idle();
    expect(await readFields(messagePath(roomId, id))).toMatchObject({
      ...{ text: said(''), deletedBy: said('automod') },
    });
  });

  it('leaves earlier versions of what it removes until somebody decides', async () => {
    const roomId = await group({ ownWords: 'remove' });
    const id = newId();
    const edit = editPath(roomId, id, 0);
    await writeDocuments(engine, [{ path: edit, fields: { text: 'Hallo', mentions: [] } }]);
    await writeMessage(roomId, id, { ...by(member.uid), text: 'Only decaf', editCount: 1 });
    await idle();
    expect(await readFields(edit)).not.toBeNull();
    const decision = { roomId, itemId: id, act: 'delete' };
    expect((await call('review', decision, admin.idToken)).error).toBeUndefined();
    expect(await readFields(edit)).toBeNull();
  });

  it('mutes', async () => {
    const roomId = await group({ ownWords: 'mute' });
    await write(roomId, 'Only decaf');
    const mutes = (await readFields(roomPath(roomId)))?.['mutes'];
    expect(JSON.stringify(mutes)).toContain(member.uid);
  });

  it('takes spam over rooms for what it is', async () => {
    // Who has never said it before.
    member = await person();
    const spam = 'Buy my wonderful new kettles at https://kettles.example';
    const rooms = await Promise.all(Array.from({ length: 4 }, () => group()));
    const ids: string[] = [];
    for (const roomId of rooms) ids.push(await write(roomId, spam));
    expect(await text(rooms[0] ?? '', ids[0] ?? '')).toEqual(said(spam));
    expect(await text(rooms[3] ?? '', ids[3] ?? '')).toEqual(said(''));
  });
});

describe('reports and decisions', () => {
  async function report(roomId: string, id: string, by: string): Promise<void> {
    const fields = { messageId: id, subjectId: member.uid, reason: 'spam', note: '' };
    await writeDocuments(engine, [
      { path: reportPath(roomId, id, by), fields: { ...fields, createdAt: now() } },
    ]);
  }

  it('counts reports and shows what stands around', async () => {
    const roomId = await group();
    await write(roomId, 'Before');
    const id = await write(roomId, 'Buy tea');
    await report(roomId, id, 'boss');
    await report(roomId, id, admin.uid);
    await idle();
    expect((await readFields(reviewItemPath(roomId, id)))?.['reportCount']).toEqual({
      integerValue: '2',
    });
    const { result } = await call('reviewContext', { roomId, itemId: id }, moderator.idToken);
    expect(result).toMatchObject({ messages: [{ text: 'Before' }, { text: 'Buy tea' }] });
    const { error } = await call('reviewContext', { roomId, itemId: id }, member.idToken);
    expect(error?.status).toBe('PERMISSION_DENIED');
  });

  it('bans from a room, in the room’s own history', async () => {
    const roomId = await group();
    const id = await write(roomId, 'Buy tea');
    await report(roomId, id, 'boss');
    await idle();
    await call('review', { roomId, itemId: id, act: 'ban' }, admin.idToken);
    await idle();
    const room = await readFields(roomPath(roomId));
    expect(JSON.stringify(room?.['memberIds'])).not.toContain(member.uid);
    expect(JSON.stringify(room?.['barredIds'])).toContain(member.uid);
    expect(JSON.stringify(room?.['lastMessage'])).toContain('removed');
    expect(await readFields(memberPath(roomId, member.uid))).toBeNull();
  });

  it('answers many who ask at the same moment', async () => {
    const missing = { roomId: await group(), itemId: newId() };
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => call('reviewContext', missing, admin.idToken)),
    );
    expect(new Set(answers.map(({ error }) => error?.status))).toEqual(new Set(['NOT_FOUND']));
  });

  it('gives a direct room back to both, one after the other', async () => {
    const [ada, grace] = [(await person()).uid, (await person()).uid];
    const roomId = await makeDirect(ada, grace);
    const ban = (uid: string, isBanned: boolean) =>
      call('banPerson', { uid, isBanned }, moderator.idToken);
    for (const uid of [ada, grace]) expect((await ban(uid, true)).error).toBeUndefined();
    await idle();
    expect(await readValues(roomPath(roomId))).toMatchObject({ memberIds: [] });
    await ban(grace, false);
    expect(await readValues(roomPath(roomId))).toMatchObject({
      ...{ memberIds: [grace], barredIds: [ada] },
    });
    await ban(ada, false);
    expect(await readValues(roomPath(roomId))).toMatchObject({
      ...{ memberIds: [ada, grace].sort(), barredIds: [] },
    });
  });

  it('shuts a person out of the workspace at once, and their sign-in too', async () => {
    const { uid, session } = await person();
    const roomId = await group();
    await writeDocuments(engine, [
      { path: memberPath(roomId, uid), fields: { role: 'member', joinedAt: now() } },
    ]);
    const ban = { uid, isBanned: true };
    expect((await call('banPerson', ban, admin.idToken)).error?.status).toBe('PERMISSION_DENIED');
    expect((await call('banPerson', ban, moderator.idToken)).error).toBeUndefined();
    expect((await readFields(userPath(uid)))?.['closed']).toEqual(said('banned'));
    await expect(refreshed(session)).rejects.toThrow();
  });

  describe('with a token of before', () => {
    const ALLOWED = [
      ['grantRole', (uid: string) => ({ uid, role: 'moderator' })],
      ['banPerson', (uid: string) => ({ uid, isBanned: true })],
      ['review', () => ({ roomId: 'none', itemId: 'none', act: 'dismiss' })],
      ['reviewContext', () => ({ roomId: 'none', itemId: 'none' })],
      ['pardon', (uid: string) => ({ roomId: 'none', uid })],
    ] as const;

    async function owner() {
      const { session, uid } = await person();
      await grantWorkspaceRole(engine, uid, 'owner');
      return { uid, idToken: await refreshed(session) };
    }

    it('gives a former owner no power', async () => {
      const [boss, former] = [await owner(), await owner()];
      const { uid } = await person();
      const demote = { uid: former.uid, role: null };
      expect((await call('grantRole', demote, boss.idToken)).error).toBeUndefined();
      for (const [name, input] of ALLOWED) {
        const { error } = await call(name, input(uid), former.idToken);
        // What is looked up first is not there; that tells nobody anything.
        expect([name, error?.status]).toEqual([
          name,
          name === 'review' ? 'NOT_FOUND' : 'PERMISSION_DENIED',
        ]);
      }
      expect((await readFields(userPath(uid)))?.['closed']).toBeUndefined();
    });

    it('gives an owner whose profile is closed no power', async () => {
      const banned = await owner();
      const { uid } = await person();
      // As far as a ban has come at once: a local engine refuses the token of a disabled account itself.
      await writeDocuments(engine, [
        { path: userPath(banned.uid), fields: { ...profileOf(banned.uid), closed: 'banned' } },
      ]);
      for (const [name, input] of ALLOWED) {
        const { error } = await call(name, input(uid), banned.idToken);
        expect([name, error?.status]).toEqual([name, 'PERMISSION_DENIED']);
      }
      const back = { uid: banned.uid, isBanned: false };
      expect((await call('banPerson', back, banned.idToken)).error?.status).toBe(
        'PERMISSION_DENIED',
      );
      expect((await call('exportData', {}, banned.idToken)).error?.status).toBe(
        'PERMISSION_DENIED',
      );
      expect((await call('signOutEverywhere', {}, banned.idToken)).error).toBeUndefined();
    });

    it('closes nothing of an item to a former moderator', async () => {
      const roomId = await group();
      const id = await write(roomId, 'Buy tea');
      await report(roomId, id, 'boss');
      await idle();
      const [boss, former] = [await owner(), await owner()];
      await call('grantRole', { uid: former.uid, role: null }, boss.idToken);
      const decision = { roomId, itemId: id, act: 'delete' };
      expect((await call('review', decision, former.idToken)).error?.status).toBe(
        'PERMISSION_DENIED',
      );
      expect(await text(roomId, id)).toEqual(said('Buy tea'));
      expect(await state(roomId, id)).toEqual(said('open'));
    });
  });
});
