import { RECENT_SIGN_IN_MS } from '@hearth/domain/account';
import { filePath, hiddenFilesPath, photoPath } from '@hearth/domain/paths';
import { MINUTE_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import { dying } from '../testing/dies';
import { MemoryDeparture, memoryMessage } from '../testing/memoryDeparture';
import { MemoryFiles } from '../testing/memoryFiles';
import { beginDeletion } from './beginDeletion';
import { deleteAccount, type DeleteAccountPorts } from './deleteAccount';
import { resumeDeletions } from './resumeDeletions';

const NOW = 1_800_000_000_000;
const FILE = new Uint8Array([1]);

let world: MemoryDeparture;
let files: MemoryFiles;

function portsOf(): DeleteAccountPorts {
  const { deletions, remains, messages, events, rooms } = world;
  return { deletions, remains, messages, events, rooms, files };
}

const begin = (messages: 'keep' | 'remove' = 'remove', signedInAt = NOW) =>
  beginDeletion({ uid: 'ada', signedInAt, messages }, NOW, portsOf());

/** As the trigger does it: a run for each note of how far it has come. */
async function untilDone(bounds?: { rooms: number; messages: number }): Promise<void> {
  for (let runs = 0; world.allDeletions.get('ada')?.step !== 'done'; runs += 1) {
    if (runs > 50) throw new Error('It does not end');
    await deleteAccount('ada', portsOf(), bounds);
  }
}

function makeWorld(): void {
  world = new MemoryDeparture();
  files = new MemoryFiles();
  for (const uid of ['ada', 'grace', 'linus']) world.addPerson(uid);
  world.addGroup('owned', { ada: 'owner', grace: 'member', linus: 'admin' });
  world.addGroup('plain', { grace: 'owner', ada: 'member' });
  world.addGroup('alone', { ada: 'owner' });
  world.addDirect('ada', 'grace');
  world.addDirect('ada', 'ada');
  world.addMessage(memoryMessage('owned', 'm1', { hasFiles: true, hasEdits: true }));
  world.addMessage(memoryMessage('plain', 'm2', { isHidden: true }));
  world.addMessage(memoryMessage('left-long-ago', 'm3'));
  world.addMessage(memoryMessage('plain', 'event', { kind: 'system' }));
  world.addMessage(memoryMessage('plain', 'm4', { senderId: 'grace', hasFiles: true }));
  files.put(filePath('owned', 'm1', 'ada', 'f1'), FILE, 'image/png');
  files.put(`${hiddenFilesPath('plain', 'm2')}/ada/f2`, FILE, 'image/png');
  files.put(filePath('plain', 'm4', 'grace', 'f3'), FILE, 'image/png');
  files.put(photoPath('ada', 'p1'), FILE, 'image/webp');
  files.put(photoPath('adalbert', 'p1'), FILE, 'image/webp');
}

beforeEach(makeWorld);

describe('beginDeletion', () => {
  it('closes the account at once', async () => {
    await begin();
    expect(world.closed.get('ada')).toBe('deleted');
    expect(world.accounts.get('ada')).toBe('locked');
    expect(world.allDeletions.get('ada')).toMatchObject({ step: 'rooms', requestedAt: NOW });
  });

  it('wants a sign-in of the last minutes', async () => {
    const before = world.snapshot();
    await expect(begin('remove', NOW - RECENT_SIGN_IN_MS - 1)).rejects.toMatchObject({
      code: 'reauthenticate',
    });
    // A token that does not say when.
    await expect(begin('remove', NaN)).rejects.toMatchObject({ code: 'reauthenticate' });
    expect(world.snapshot()).toEqual(before);
    await begin('remove', NOW - RECENT_SIGN_IN_MS);
    expect(world.closed.has('ada')).toBe(true);
  });

  it('goes on as it began when it is asked for again', async () => {
    await begin('keep');
    await deleteAccount('ada', portsOf());
    await begin('remove');
    expect(world.allDeletions.get('ada')).toMatchObject({ step: 'messages', messages: 'keep' });
  });
});

describe('rooms', () => {
  it('hands a group over to the admin, tells so, and leaves', async () => {
    await begin();
    await untilDone();
    const room = world.allRooms.get('owned');
    expect(room).toMatchObject({
      ...{ ownerId: 'linus', memberIds: ['grace', 'linus'], barredIds: [] },
      roles: { ada: 'former', grace: 'member', linus: 'owner' },
    });
    expect(room?.events).toEqual([
      { by: 'ada', event: { type: 'ownerChanged', targetId: 'linus' } },
      { by: 'ada', event: { type: 'left' } },
    ]);
  });

  it('leaves a group of somebody else', async () => {
    await begin();
    await untilDone();
    expect(world.allRooms.get('plain')).toMatchObject({ ownerId: 'grace', memberIds: ['grace'] });
    expect(world.allRooms.get('plain')?.events).toHaveLength(1);
  });

  it('ends direct rooms without a word, and removes notes and what nobody else is in', async () => {
    await begin();
    await untilDone();
    expect(world.allRooms.get('dm_ada_grace')).toMatchObject({
      ...{ memberIds: ['grace'], barredIds: ['ada'], events: [] },
      roles: { ada: 'former', grace: 'member' },
    });
    expect([...world.allRooms.keys()]).toEqual(['owned', 'plain', 'dm_ada_grace']);
  });

  it('ends a direct room whose other person is barred, and does not remove it', async () => {
    const room = world.allRooms.get('dm_ada_grace');
    Object.assign(room ?? {}, { memberIds: ['ada'], barredIds: ['grace'] });
    await begin();
    await untilDone();
    expect(room).toMatchObject({ memberIds: [], barredIds: ['grace', 'ada'] });
  });
});

describe('messages and files', () => {
  it('makes tombstones of all texts of the person, in rooms they left, too', async () => {
    await begin('remove');
    await untilDone();
    const buried = [...world.allMessages.values()].filter(({ deletedBy }) => deletedBy === 'ada');
    expect(buried.map(({ messageId }) => messageId)).toEqual(['m1', 'm2', 'm3']);
    expect(files.paths()).toEqual([
      filePath('plain', 'm4', 'grace', 'f3'),
      photoPath('adalbert', 'p1'),
    ]);
  });

  it('keeps them where the person wants it', async () => {
    const before = structuredClone([...world.allMessages.values()]);
    await begin('keep');
    await untilDone();
    expect([...world.allMessages.values()]).toEqual(before);
    expect(files.paths()).toContain(filePath('owned', 'm1', 'ada', 'f1'));
    expect(files.paths()).not.toContain(photoPath('ada', 'p1'));
  });

  it('removes documents and account, and nothing of others', async () => {
    await begin();
    await untilDone();
    expect([...world.documents]).toEqual(['grace', 'linus']);
    expect([...world.accounts]).toEqual([
      ['grace', 'open'],
      ['linus', 'open'],
    ]);
  });
});

describe('faults', () => {
  /** What is left of the world when nothing goes wrong. */
  async function undisturbed() {
    makeWorld();
    await begin();
    await untilDone();
    return { world: world.snapshot(), files: files.paths() };
  }

  it.each(['before', 'after'] as const)(
    'ends the same wherever a run dies %s a call',
    async (when) => {
      const expected = await undisturbed();
      for (let call = 0; ; call += 1) {
        makeWorld();
        const { ports, calls } = dying({ ...portsOf() }, { call, when });
        await beginDeletion({ uid: 'ada', signedInAt: NOW, messages: 'remove' }, NOW, ports).catch(
          () => begin(),
        );
        for (let runs = 0; runs < 10; runs += 1) {
          await deleteAccount('ada', ports).catch(() => undefined);
        }
        await untilDone();
        expect({ world: world.snapshot(), files: files.paths() }, `call ${call}`).toEqual(expected);
        if (calls() <= call) return;
      }
    },
  );

  it('bears three deliveries at once', async () => {
    const expected = await undisturbed();
    makeWorld();
    await begin();
    for (let runs = 0; runs < 6; runs += 1) {
      await Promise.all([1, 2, 3].map(() => deleteAccount('ada', portsOf())));
    }
    expect({ world: world.snapshot(), files: files.paths() }).toEqual(expected);
  });

  it('takes several runs where there is much', async () => {
    const expected = await undisturbed();
    makeWorld();
    await begin();
    await untilDone({ rooms: 1, messages: 1 });
    expect({ world: world.snapshot(), files: files.paths() }).toEqual(expected);
    expect(world.allDeletions.get('ada')?.round).toBeGreaterThan(10);
  });

  it('does nothing for an event that comes late, or for nobody', async () => {
    await begin();
    await untilDone();
    const before = world.snapshot();
    await deleteAccount('ada', portsOf());
    await deleteAccount('grace', portsOf());
    expect(world.snapshot()).toEqual(before);
  });

  it('is taken up again ten minutes later', async () => {
    await begin();
    const resume = (now: number) => resumeDeletions(now, world.deletions, () => undefined);
    expect(await resume(NOW + 10 * MINUTE_MS - 1)).toEqual({ resumed: 0, failed: 0 });
    expect(await resume(NOW + 10 * MINUTE_MS)).toEqual({ resumed: 1, failed: 0 });
    // The note calls for a run, and one that is under way meanwhile does no harm.
    expect(world.allDeletions.get('ada')).toMatchObject({ step: 'rooms', round: 1 });
    await untilDone();
    expect(await resume(NOW + 60 * MINUTE_MS)).toEqual({ resumed: 0, failed: 0 });
  });
});
