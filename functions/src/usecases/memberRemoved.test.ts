import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryRooms } from '../testing/memoryRooms';
import { memberRemoved } from './memberRemoved';

let rooms: MemoryRooms;

beforeEach(() => {
  rooms = new MemoryRooms();
});

const traces = (roomId: string) => [...(rooms.rooms.get(roomId)?.traces ?? [])];

describe('memberRemoved', () => {
  it('removes the marks of the person who left and keeps those of the others', async () => {
    rooms.addGroup('tea', ['ada'], ['ada', 'grace']);
    await memberRemoved({ roomId: 'tea', uid: 'grace' }, rooms);
    expect(traces('tea')).toEqual(['ada']);
    expect(rooms.rooms.get('tea')?.messages).toBe(3);
  });

  it('keeps the marks of a person who was added again before the event came', async () => {
    rooms.addGroup('tea', ['ada', 'grace']);
    await memberRemoved({ roomId: 'tea', uid: 'grace' }, rooms);
    expect(traces('tea')).toEqual(['ada', 'grace']);
  });

  it('removes a group that nobody is left in', async () => {
    rooms.addGroup('tea', [], ['ada']);
    await memberRemoved({ roomId: 'tea', uid: 'ada' }, rooms);
    expect(rooms.rooms.has('tea')).toBe(false);
  });

  it('never removes a direct room', async () => {
    rooms.addDirect('dm_ada_grace', 'ada', 'grace');
    await memberRemoved({ roomId: 'dm_ada_grace', uid: 'ada' }, rooms);
    expect(rooms.rooms.get('dm_ada_grace')?.messages).toBe(3);
  });

  it('does the same when it is delivered twice', async () => {
    rooms.addGroup('tea', [], ['ada']);
    await memberRemoved({ roomId: 'tea', uid: 'ada' }, rooms);
    await memberRemoved({ roomId: 'tea', uid: 'ada' }, rooms);
    expect(rooms.rooms.has('tea')).toBe(false);
  });

  it('finishes a removal that broke off when it is delivered again', async () => {
    rooms.addGroup('tea', [], ['ada']);
    rooms.failNextRemoval = true;
    await expect(memberRemoved({ roomId: 'tea', uid: 'ada' }, rooms)).rejects.toThrow(
      'unavailable',
    );
    expect(rooms.leftovers).toContain('tea');
    await memberRemoved({ roomId: 'tea', uid: 'ada' }, rooms);
    expect(rooms.leftovers).not.toContain('tea');
  });
});
