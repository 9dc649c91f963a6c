import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryAccounts } from '../testing/memoryAccounts';
import { MemoryCalls, callOf, inCall } from '../testing/memoryCalls';
import { MemoryRooms } from '../testing/memoryRooms';
import { memberRemoved } from './memberRemoved';

let rooms: MemoryRooms;
let accounts: MemoryAccounts;
let calls: MemoryCalls;

beforeEach(() => {
  rooms = new MemoryRooms();
  accounts = new MemoryAccounts();
  calls = new MemoryCalls();
});

const run = (roomId: string, uid: string) =>
  memberRemoved({ roomId, uid }, { rooms, accounts, calls, now: () => 5_000 });
function close(uid: string, closed: 'banned' | 'deleted'): void {
  accounts.people.set(uid, { displayName: uid, closed, isEnabled: false, role: null });
}

const traces = (roomId: string) => [...(rooms.rooms.get(roomId)?.traces ?? [])];

describe('memberRemoved', () => {
  it('removes the marks of the person who left and keeps those of the others', async () => {
    rooms.addGroup('tea', ['ada'], ['ada', 'grace']);
    await run('tea', 'grace');
    expect(traces('tea')).toEqual(['ada']);
    expect(rooms.rooms.get('tea')?.messages).toBe(3);
  });

  it('keeps the marks of a person who was added again before the event came', async () => {
    rooms.addGroup('tea', ['ada', 'grace']);
    await run('tea', 'grace');
    expect(traces('tea')).toEqual(['ada', 'grace']);
  });

  it('removes a group that nobody is left in', async () => {
    rooms.addGroup('tea', [], ['ada']);
    await run('tea', 'ada');
    expect(rooms.rooms.has('tea')).toBe(false);
  });

  it.each([
    ['somebody is in', ['ada']],
    ['nobody has left for good', []],
  ])('keeps a direct room where %s', async (_, barredIds) => {
    close('ada', 'deleted');
    rooms.addDirect('dm_ada_grace', ['ada', 'grace'], barredIds);
    await run('dm_ada_grace', 'ada');
    expect(rooms.rooms.get('dm_ada_grace')?.messages).toBe(3);
  });

  it('removes a direct room when both accounts are gone, however often it is told', async () => {
    close('ada', 'deleted');
    close('grace', 'deleted');
    rooms.addDirect('dm_ada_grace', ['ada', 'grace'], ['ada', 'grace']);
    await run('dm_ada_grace', 'grace');
    expect(rooms.rooms.has('dm_ada_grace')).toBe(false);
    await run('dm_ada_grace', 'ada');
    expect(rooms.rooms.has('dm_ada_grace')).toBe(false);
  });

  it.each([
    ['may be let in again', () => close('grace', 'banned')],
    ['has been let in again', () => accounts.add('grace')],
  ])('keeps a direct room for who %s', async (_, stand) => {
    close('ada', 'deleted');
    stand();
    rooms.addDirect('dm_ada_grace', ['ada', 'grace'], ['ada', 'grace']);
    await run('dm_ada_grace', 'grace');
    expect(rooms.rooms.has('dm_ada_grace')).toBe(true);
  });

  it('does the same when it is delivered twice', async () => {
    rooms.addGroup('tea', [], ['ada']);
    await run('tea', 'ada');
    await run('tea', 'ada');
    expect(rooms.rooms.has('tea')).toBe(false);
  });

  it('finishes a removal that broke off when it is delivered again', async () => {
    rooms.addGroup('tea', [], ['ada']);
    rooms.failNextRemoval = true;
    await expect(run('tea', 'ada')).rejects.toThrow('unavailable');
    expect(rooms.leftovers).toContain('tea');
    await run('tea', 'ada');
    expect(rooms.leftovers).not.toContain('tea');
  });

  describe('in a call', () => {
    /** A call of ada and grace goes on in a room. */
    function talk(roomId: string, roomKind: 'direct' | 'group'): void {
      const talking = { state: 'ongoing', answeredAt: 1_000 } as const;
      calls.add(callOf({ roomId, roomKind, ...talking, participants: inCall(0, 'ada', 'grace') }));
      const room = rooms.rooms.get(roomId);
      if (room) room.call = { id: 'c1', kind: 'audio', callerId: 'ada', at: 0 };
    }

    it('leaves it, and is asked for it no more', async () => {
      rooms.addGroup('tea', ['ada'], ['ada', 'grace']);
      talk('tea', 'group');
      await run('tea', 'grace');
      await run('tea', 'grace');
      expect(calls.all.get('c1')).toMatchObject({ state: 'ongoing', memberIds: ['ada'] });
      expect(calls.all.get('c1')?.participants).toEqual(inCall(0, 'ada'));
      expect(calls.writes).toBe(1);
    });

    it('ends it between two', async () => {
      rooms.addDirect('dm_ada_grace', ['ada', 'grace'], ['grace']);
      talk('dm_ada_grace', 'direct');
      await run('dm_ada_grace', 'grace');
      const end = { state: 'ended', outcome: 'answered', endedAt: 5_000 };
      expect(calls.all.get('c1')).toMatchObject(end);
      expect(calls.named.size).toBe(0);
    });

    it('keeps their place when they are a member again', async () => {
      rooms.addGroup('tea', ['ada', 'grace']);
      talk('tea', 'group');
      await run('tea', 'grace');
      expect(calls.writes).toBe(0);
    });
  });
});
