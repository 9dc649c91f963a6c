import { describe, expect, it } from 'vitest';
import { NOON, buildGroup, buildMessage } from '../testing/builders';
import { createMemoryRooms } from '../testing/memoryRooms';
import { markRoomRead, watchReadRooms } from './notificationsRead';
import { createRoomsStore } from './roomsStore';

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const message = buildMessage({ id: 'm1', roomId: 'tea', senderId: 'grace' });

function open() {
  const server = createMemoryRooms({
    now: () => NOON,
    rooms: [buildGroup({ id: 'tea', seq: 3 }, message), buildGroup({ id: 'oak', seq: 2 }, message)],
  });
  return { server, rooms: createRoomsStore('ada', server.port('ada')) };
}

describe('markRoomRead', () => {
  it('marks all of a room, also before the list is there, without a further read', async () => {
    const { server, rooms } = open();
    await markRoomRead(rooms, 'tea');
    await settle();
    expect(server.mark('tea', 'ada')).toMatchObject({ lastSeq: 3 });
    expect(server.watches().filter((name) => name.startsWith('room '))).toEqual([]);
    rooms.stop();
  });

  it('does nothing in a room that is not one’s own', async () => {
    const { server, rooms } = open();
    await markRoomRead(rooms, 'nowhere');
    expect(server.writes().marks).toBe(0);
    rooms.stop();
  });
});

describe('watchReadRooms', () => {
  it('tells at first of what was read before', async () => {
    const { server, rooms } = open();
    server.setMark('oak', { uid: 'ada', lastSeq: 2, lastReadAt: NOON });
    const read: string[] = [];
    const stop = watchReadRooms(rooms, (roomId) => read.push(roomId));
    await settle();
    expect(read).toEqual(['oak']);
    stop();
    rooms.stop();
  });

  it('tells of a room that was read here or elsewhere, once', async () => {
    const { server, rooms } = open();
    await settle();
    const read: string[] = [];
    const stop = watchReadRooms(rooms, (roomId) => read.push(roomId));
    rooms.markSeen('tea', NOON);
    server.setMark('oak', { uid: 'ada', lastSeq: 2, lastReadAt: NOON });
    await settle();
    expect(read.toSorted()).toEqual(['oak', 'tea']);
    stop();
    rooms.stop();
  });
});
