import { ROOMS_PAGE } from '@hearth/domain/limits';
import type { Room } from '@hearth/domain/room';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomsPort } from '../ports/rooms';
import { NOON, buildDirect, buildGroup, buildMessage } from '../testing/builders';
import { createMemoryRooms, type MemoryRooms } from '../testing/memoryRooms';
import { totalUnreadOf, unreadOf } from './roomsState';
import { createRoomsStore, type RoomsStore } from './roomsStore';

const ME = 'ada';
let server: MemoryRooms;
let port: RoomsPort;
let store: RoomsStore;

function open(rooms: readonly Room[]): void {
  server = createMemoryRooms({ rooms });
  port = server.port(ME);
  store = createRoomsStore(ME, port);
}

const settle = () => vi.advanceTimersByTimeAsync(0);

function unread(roomId: string): number {
  const room = store.getState().byId.get(roomId);
  if (!room) throw new Error(`${roomId} is not listed`);
  return unreadOf(store.getState(), room);
}

/** The n-th message of a room, by someone. */
function say(roomId: string, n: number, senderId: string): void {
  const id = `${roomId}${n}`;
  server.follow(buildMessage({ id, roomId, senderId, createdAt: NOON + n * 1_000 }));
}

/** Grace's message is in front of the person when the server is out of reach. */
async function readOutOfReach(): Promise<void> {
  open([buildGroup({ id: 'room' })]);
  await settle();
  say('room', 1, 'grace');
  server.setReachable(false);
  store.markSeen('room', NOON + 1_000);
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  store.stop();
  vi.useRealTimers();
});

describe('the list', () => {
  it('orders by activity and leaves out rooms that others only opened', async () => {
    open([
      buildGroup({ id: 'old', activityAt: NOON - 5 }),
      buildGroup({ id: 'new', activityAt: NOON }),
      buildDirect('grace', 'ada'),
      buildDirect('ada', 'linus'),
      buildGroup({ id: 'theirs', memberIds: ['grace'] }),
    ]);
    expect(store.getState().status).toBe('loading');
    await settle();
    const ids = store.getState().rooms.map(({ id }) => id);
    expect(ids).toEqual(['dm_ada_linus', 'new', 'old']);
    expect(store.getState().byId.has('dm_ada_grace')).toBe(true);
  });

  it('grows page by page', async () => {
    const ids = Array.from({ length: ROOMS_PAGE + 3 }, (_, n) => `room${n}`);
    open(ids.map((id, n) => buildGroup({ id, activityAt: NOON - n })));
    await settle();
    expect(store.getState()).toMatchObject({ hasMore: true, rooms: { length: ROOMS_PAGE } });
    store.loadMore();
    await settle();
    expect(store.getState()).toMatchObject({ hasMore: false, rooms: { length: ROOMS_PAGE + 3 } });
    expect(server.watches().filter((name) => name === 'rooms')).toHaveLength(1);
  });

  it('loses a room at once when one is removed, and ends what listened there', async () => {
    open([buildGroup({ id: 'room', memberIds: ['ada', 'grace'] })]);
    const stops = [store.watchMembers('room'), store.watchTyping('room')];
    await settle();
    expect(store.getState().members.get('room')?.size).toBe(2);
    server.write(buildGroup({ id: 'room', memberIds: ['grace'], ownerId: 'grace' }));
    await settle();
    expect(store.getState().byId.has('room')).toBe(false);
    expect(store.getState().members.has('room')).toBe(false);
    for (const stop of stops) stop();
  });
});

describe('what is listened to', () => {
  it('is shared by views and ends a moment after the last has gone', async () => {
    open([buildGroup({ id: 'room' })]);
    const first = store.watchMembers('room');
    const second = store.watchMembers('room');
    await settle();
    expect(server.watches().filter((name) => name === 'members room')).toHaveLength(1);
    first();
    second();
    const again = store.watchMembers('room');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.watches()).toContain('members room');
    again();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.watches()).not.toContain('members room');
    expect(store.getState().members.has('room')).toBe(false);
  });

  it('is listened to again after it broke, with what was known meanwhile', async () => {
    open([buildGroup({ id: 'room', seq: 7, memberIds: ['ada', 'grace'] })]);
    server.setMark('room', { uid: ME, lastSeq: 4, lastReadAt: NOON });
    store.watchRoom('room');
    store.watchMembers('room');
    store.watchTyping('room');
    await settle();
    const before = server.watches();
    server.breakListeners('offline');
    expect(server.watches()).toEqual([]);
    expect(store.getState().members.get('room')?.size).toBe(2);
    expect(store.getState().single.get('room')).not.toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.watches().sort()).toEqual(before.sort());
    server.setMark('room', { uid: ME, lastSeq: 6, lastReadAt: NOON });
    server.setTyping('room', { uid: 'grace', at: NOON });
    expect(unread('room')).toBe(1);
    expect(store.getState().typing.get('room')).toHaveLength(1);
  });

  it('comes back after a refusal while one is in the room, and not once one was removed', async () => {
    open([buildGroup({ id: 'room', memberIds: ['ada', 'grace'] })]);
    store.watchMembers('room');
    await settle();
    server.breakListeners('denied');
    expect(store.getState().members.has('room')).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getState().members.get('room')?.size).toBe(2);

    server.write(buildGroup({ id: 'room', memberIds: ['grace'], ownerId: 'grace' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.watches()).not.toContain('members room');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes back to the first mark when somebody looks at older messages', async () => {
    const people = ['ada', 'grace', 'linus'];
    open([buildGroup({ id: 'room', memberIds: people })]);
    const shown = () =>
      store
        .getState()
        .readMarks.get('room')
        ?.map(({ uid }) => uid);
    const listeners = () => server.watches().filter((name) => name === 'reads room');
    server.setMark('room', { uid: 'grace', lastSeq: 9, lastReadAt: NOON });
    server.setMark('room', { uid: 'linus', lastSeq: 2, lastReadAt: NOON - 90_000 });
    const stops = [store.watchReads('room', NOON - 10_000)];
    await settle();
    expect(shown()).toEqual(['grace']);
    stops.push(store.watchReads('room', NOON - 5_000));
    await settle();
    expect(shown()).toEqual(['grace']);

    stops.push(store.watchReads('room', NOON - 100_000));
    expect(shown()).toEqual(['grace']);
    await settle();
    expect(shown()).toEqual(['grace', 'linus']);
    expect(listeners()).toHaveLength(1);
    for (const stop of stops) stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(listeners()).toEqual([]);
    expect(shown()).toBeUndefined();
  });

  it('reads nothing anew for older messages where every mark is here', async () => {
    open([buildGroup({ id: 'room', memberIds: ['ada', 'grace'] })]);
    server.setMark('room', { uid: 'grace', lastSeq: 9, lastReadAt: NOON });
    const watchReads = vi.spyOn(port, 'watchReads');
    store.watchReads('room', NOON - 10_000);
    await settle();
    store.watchReads('room', NOON - 100_000);
    expect(watchReads).toHaveBeenCalledOnce();
  });

  it('ends with the session', async () => {
    open([buildGroup({ id: 'room' })]);
    store.watchMembers('room');
    store.watchRoom('other');
    await settle();
    store.stop();
    expect(server.watches()).toEqual([]);
  });

  it('tells of a room outside the list, or that there is none', async () => {
    open([buildGroup({ id: 'theirs', memberIds: ['grace'] })]);
    store.watchRoom('theirs');
    store.watchRoom('nowhere');
    await settle();
    expect(store.getState().single.get('theirs')).toBeNull();
    expect(store.getState().single.get('nowhere')).toBeNull();
  });
});

describe('unread', () => {
  it('counts nothing before the marks are known, then exactly', async () => {
    open([buildGroup({ id: 'room', seq: 7 }), buildGroup({ id: 'other', seq: 2 })]);
    expect(totalUnreadOf(store.getState())).toBe(0);
    server.setMark('room', { uid: ME, lastSeq: 4, lastReadAt: NOON });
    await settle();
    expect(unread('room')).toBe(3);
    expect(unread('other')).toBe(2);
    expect(totalUnreadOf(store.getState())).toBe(5);
  });

  it('is none in the room in front of the person, however late its mark', async () => {
    open([buildGroup({ id: 'room', seq: 0 })]);
    await settle();
    store.setReading('room', true);
    say('room', 1, 'grace');
    expect(unread('room')).toBe(0);
    store.setReading('room', false);
    expect(unread('room')).toBe(1);
  });

  it('stays none when I write elsewhere in a room that I had read', async () => {
    open([buildGroup({ id: 'room', seq: 3 }), buildGroup({ id: 'other', seq: 3 })]);
    server.setMark('room', { uid: ME, lastSeq: 3, lastReadAt: NOON });
    server.setMark('other', { uid: ME, lastSeq: 2, lastReadAt: NOON });
    await settle();
    say('room', 1, ME);
    say('other', 1, ME);
    expect(unread('room')).toBe(0);
    expect(unread('other')).toBe(2);
  });
});

describe('marks', () => {
  it('are written soon for what others wrote, and then at most every two seconds', async () => {
    open([buildGroup({ id: 'room' })]);
    await settle();
    for (let n = 1; n <= 20; n += 1) {
      say('room', n, 'grace');
      store.markSeen('room', NOON + n * 1_000);
      await vi.advanceTimersByTimeAsync(300);
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.mark('room', ME)).toMatchObject({ lastSeq: 20, lastReadAt: NOON + 20_000 });
    expect(server.writes().marks).toBeLessThanOrEqual(5);
    expect(unread('room')).toBe(0);
  });

  it('leave a room that is opening a moment to do so', async () => {
    open([buildGroup({ id: 'room' })]);
    await settle();
    say('room', 1, 'grace');
    store.markSeen('room', NOON + 1_000);
    await vi.advanceTimersByTimeAsync(299);
    expect(server.writes().marks).toBe(0);
    expect(unread('room')).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.mark('room', ME)?.lastSeq).toBe(1);
  });

  it('of one’s own messages wait until the room is left', async () => {
    open([buildGroup({ id: 'room', seq: 5 })]);
    server.setMark('room', { uid: ME, lastSeq: 5, lastReadAt: NOON });
    await settle();
    for (let n = 1; n <= 4; n += 1) {
      say('room', n, ME);
      store.markSeen('room', NOON + n * 1_000);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.writes().marks).toBe(0);
    expect(unread('room')).toBe(0);
    store.flushMarks('room');
    await settle();
    expect(server.mark('room', ME)?.lastSeq).toBe(9);
  });

  it('never run ahead of what was seen', async () => {
    open([buildGroup({ id: 'room' })]);
    await settle();
    say('room', 1, 'grace');
    say('room', 2, 'grace');
    store.markSeen('room', NOON + 1_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.writes().marks).toBe(0);
    expect(unread('room')).toBe(2);
  });

  it('follow when the message is seen before its room knows of it', async () => {
    open([buildGroup({ id: 'room' })]);
    await settle();
    store.markSeen('room', NOON + 1_000);
    say('room', 1, 'grace');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.mark('room', ME)?.lastSeq).toBe(1);
  });

  it('are kept while out of reach and written later', async () => {
    await readOutOfReach();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.mark('room', ME)).toBeUndefined();
    server.setReachable(true);
    store.flushMarks();
    await settle();
    expect(server.mark('room', ME)?.lastSeq).toBe(1);
  });

  it('are tried again by themselves when they did not arrive', async () => {
    await readOutOfReach();
    await vi.advanceTimersByTimeAsync(5_000);
    server.setReachable(true);
    expect(server.mark('room', ME)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.mark('room', ME)?.lastSeq).toBe(1);
  });

  it('are not tried again once the session has ended', async () => {
    await readOutOfReach();
    await vi.advanceTimersByTimeAsync(1_000);
    store.stop();
    await settle();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are written last when the session ends', async () => {
    open([buildGroup({ id: 'room', seq: 5 })]);
    server.setMark('room', { uid: ME, lastSeq: 5, lastReadAt: NOON });
    await settle();
    say('room', 1, ME);
    store.markSeen('room', NOON + 1_000);
    store.stop();
    await settle();
    expect(server.mark('room', ME)?.lastSeq).toBe(6);
  });
});
