import { filePath, hiddenFilesPath } from '@hearth/domain/paths';
import type { ReviewItemFields } from '@hearth/domain/review';
import { MINUTE_MS } from '@hearth/domain/time';
import type { WorkspaceRole } from '@hearth/domain/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryAccounts } from '../testing/memoryAccounts';
import { MemoryDeparture } from '../testing/memoryDeparture';
import { MemoryFiles } from '../testing/memoryFiles';
import { MemoryModeration } from '../testing/memoryModeration';
import { MemoryStandings } from '../testing/memoryStandings';
import { banPerson } from './banPerson';
import { reported } from './reported';
import { review, type ReviewPorts } from './review';

const NOW = 9_000_000;
const ADMIN = { uid: 'grace', workspaceRole: null };
const MODERATOR = { uid: 'linus', workspaceRole: 'moderator' as WorkspaceRole };
const CONTENT = { text: 'Bad tea', mentions: [], kinds: [], attachments: [], replyTo: null };
const ITEM: ReviewItemFields = {
  ...{ roomId: 'tea', roomName: 'Tea', messageId: 'm1', subjectId: 'ada', state: 'open' },
  verdict: 'hide',
  ...{ reasons: [], reportCount: 0, reportReasons: [], content: CONTENT, isHidden: true },
  ...{ createdAt: 1, updatedAt: 1, resolution: null, resolvedBy: null, resolvedAt: null },
  expiresAt: null,
};

let moderation: MemoryModeration;
let events: MemoryStandings;
let accounts: MemoryAccounts;
let files: MemoryFiles;
let departure: MemoryDeparture;
let ports: ReviewPorts;

beforeEach(() => {
  moderation = new MemoryModeration();
  events = new MemoryStandings();
  accounts = new MemoryAccounts();
  files = new MemoryFiles();
  departure = new MemoryDeparture();
  ports = {
    moderation,
    events,
    accounts,
    files,
    removals: departure.messages,
    membership: events,
    audit: moderation,
    now: () => NOW,
  };
  events.add('tea', { ownerId: 'owner', roles: { owner: 'owner', grace: 'admin', ada: 'member' } });
  moderation.roles.set('tea/owner', 'owner').set('tea/grace', 'admin').set('tea/ada', 'member');
  moderation.addMessage('tea/m1', { isHidden: true });
  moderation.items.set('tea/m1', ITEM);
  accounts.add('ada');
});

const act = (
  act: Parameters<typeof review>[1]['act'],
  by: typeof ADMIN | typeof MODERATOR = ADMIN,
) => review(by, { roomId: 'tea', itemId: 'm1', act, minutes: 5 }, ports);
const message = () => moderation.messages.get('tea/m1');
const item = () => moderation.items.get('tea/m1');

describe('review', () => {
  it.each(['dismiss', 'delete'] as const)(
    'removes the earlier versions of what automatic moderation removed: %s',
    async (decision) => {
      moderation.addMessage('tea/m1', { text: '', isDeleted: true });
      await act(decision);
      expect(departure.editsRemoved).toEqual(['tea/m1']);
    },
  );

  it('leaves the earlier versions of a message that it gives back', async () => {
    await act('dismiss');
    expect(departure.editsRemoved).toEqual([]);
  });

  it('gives back what was hidden', async () => {
    files.put(`${hiddenFilesPath('tea', 'm1')}/ada/f1`, new Uint8Array([1]), 'image/webp');
    await act('dismiss');
    expect(message()).toMatchObject({ text: 'Bad tea', isHidden: false, isDeleted: false });
    expect(files.paths()).toEqual([filePath('tea', 'm1', 'ada', 'f1')]);
    expect(item()).toMatchObject({ state: 'done', resolution: 'dismiss', resolvedBy: 'grace' });
  });

  it('leaves nothing of what its sender deleted meanwhile', async () => {
    files.put(`${hiddenFilesPath('tea', 'm1')}/ada/f1`, new Uint8Array([1]), 'image/webp');
    moderation.addMessage('tea/m1', { isHidden: true, isDeleted: true });
    await act('dismiss');
    expect(message()?.isDeleted).toBe(true);
    expect(files.paths()).toEqual([]);
    expect(item()?.state).toBe('done');
  });

  it('removes the message, what was hidden of it included', async () => {
    files.put(`${hiddenFilesPath('tea', 'm1')}/ada/f1`, new Uint8Array([1]), 'image/webp');
    await act('delete');
    expect(message()?.isDeleted).toBe(true);
    expect(files.paths()).toEqual([]);
  });

  it('mutes for as long as the moderator says', async () => {
    await act('mute');
    expect(moderation.mutes.get('tea/ada')).toBe(NOW + 5 * MINUTE_MS);
    expect([...moderation.log.values()]).toMatchObject([
      { act: 'mute', actorId: 'grace', subjectId: 'ada', detail: '5' },
    ]);
  });

  it('kicks, and bans for good', async () => {
    await act('kick');
    expect(events.room('tea')).toMatchObject({ memberIds: ['owner', 'grace'], barredIds: [] });
    await act('ban');
    expect(events.room('tea')?.barredIds).toEqual(['ada']);
    expect(events.told('tea')).toEqual([{ type: 'removed', targetId: 'ada' }]);
  });

  it.each(['dismiss', 'delete', 'mute', 'kick', 'ban'] as const)(
    'does %s once, however often it is asked',
    async (what) => {
      await act(what);
      const after = { message: message(), room: events.room('tea'), told: events.told('tea') };
      await act(what);
      expect({ message: message(), room: events.room('tea'), told: events.told('tea') }).toEqual(
        after,
      );
    },
  );

  it.each([
    ['a member', { uid: 'ada', workspaceRole: null }],
    ['an outsider', { uid: 'omar', workspaceRole: null }],
  ])('refuses %s', async (_, by) => {
    await expect(
      review(by, { roomId: 'tea', itemId: 'm1', act: 'dismiss' }, ports),
    ).rejects.toThrow('denied');
    expect(moderation.writes).toBe(0);
  });

  it('has nobody of a room judge what is about themselves', async () => {
    moderation.items.set('tea/m1', { ...ITEM, subjectId: ADMIN.uid });
    await expect(act('dismiss')).rejects.toThrow('denied');
  });

  it('lets an admin act only on lower ranks', async () => {
    moderation.items.set('tea/m1', { ...ITEM, subjectId: 'owner' });
    await expect(act('kick')).rejects.toThrow('denied');
    await act('delete');
    expect(message()?.isDeleted).toBe(true);
  });

  it('knows no item that is not there', async () => {
    moderation.items.clear();
    await expect(act('dismiss', MODERATOR)).rejects.toThrow('notFound');
  });

  it('shuts out of the workspace where there is no group to ban from', async () => {
    const direct = 'dm_ada_omar';
    events.add(direct, { ownerId: null, roles: { ada: 'member', omar: 'member' }, kind: 'direct' });
    moderation.items.set(`${direct}/m1`, { ...ITEM, roomId: direct });
    await review(MODERATOR, { roomId: direct, itemId: 'm1', act: 'ban' }, ports);
    expect(accounts.people.get('ada')).toMatchObject({ closed: 'banned', isEnabled: false });
    expect(events.room(direct)).toMatchObject({ memberIds: ['omar'], barredIds: ['ada'] });
    expect(events.room('tea')?.memberIds).not.toContain('ada');
  });
});

describe('banPerson', () => {
  it('goes on where an attempt broke off', async () => {
    events.failNextChange = true;
    const request = { uid: 'ada', isBanned: true, entryId: '1' };
    await expect(banPerson(MODERATOR, request, ports)).rejects.toThrow('unavailable');
    expect(accounts.people.get('ada')?.closed).toBe('banned');
    await banPerson(MODERATOR, request, ports);
    expect(events.room('tea')?.memberIds).toEqual(['owner', 'grace']);
    expect(moderation.log.size).toBe(1);
  });

  it('hands a group over before its owner goes', async () => {
    accounts.add('owner');
    await banPerson(MODERATOR, { uid: 'owner', isBanned: true, entryId: '1' }, ports);
    expect(events.room('tea')).toMatchObject({ ownerId: 'grace', memberIds: ['grace', 'ada'] });
  });

  it('gives direct rooms back with the account', async () => {
    const direct = 'dm_ada_omar';
    events.add(direct, { ownerId: null, roles: { ada: 'member', omar: 'member' }, kind: 'direct' });
    await banPerson(MODERATOR, { uid: 'ada', isBanned: true, entryId: '1' }, ports);
    await banPerson(MODERATOR, { uid: 'ada', isBanned: false, entryId: '2' }, ports);
    expect(accounts.people.get('ada')).toMatchObject({ closed: null, isEnabled: true });
    expect(events.room(direct)).toMatchObject({ memberIds: ['ada', 'omar'], barredIds: [] });
  });

  it.each([
    ['somebody without a role', { uid: 'grace', workspaceRole: null }, 'ada'],
    ['oneself', MODERATOR, 'linus'],
    ['a moderator against an owner', MODERATOR, 'boss'],
  ])('refuses %s', async (_, by, uid) => {
    accounts.add('linus');
    accounts.add('boss', 'owner');
    await expect(banPerson(by, { uid, isBanned: true, entryId: '1' }, ports)).rejects.toThrow(
      'denied',
    );
    expect(accounts.people.get(uid)?.closed ?? null).toBeNull();
  });
});

describe('reported', () => {
  const report = () => reported({ roomId: 'tea', itemId: 'm2', subjectId: 'ada' }, ports);

  it('counts the reports that lie there, however often and in which order events come', async () => {
    moderation.addMessage('tea/m2', { text: 'Buy tea' });
    moderation.names.set('tea', 'Tea');
    moderation.given.set('tea/m2', [{ reason: 'spam' }, { reason: 'hate' }]);
    await report();
    await report();
    expect(moderation.items.get('tea/m2')).toMatchObject({
      ...{ state: 'open', reportCount: 2, reportReasons: ['spam', 'hate'], roomName: 'Tea' },
      content: { text: 'Buy tea' },
    });
    expect(moderation.writes).toBe(1);
  });

  it('opens again what was done, for a new report', async () => {
    moderation.items.set('tea/m1', { ...ITEM, state: 'done', reportCount: 1, isHidden: false });
    moderation.given.set('tea/m1', [{ reason: 'spam' }]);
    await reported({ roomId: 'tea', itemId: 'm1', subjectId: 'ada' }, ports);
    expect(item()?.state).toBe('done');
    moderation.given.set('tea/m1', [{ reason: 'spam' }, { reason: 'hate' }]);
    await reported({ roomId: 'tea', itemId: 'm1', subjectId: 'ada' }, ports);
    expect(item()).toMatchObject({ state: 'open', reportCount: 2, content: CONTENT });
  });
});
