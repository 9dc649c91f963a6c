import type { ReadMark } from '@hearth/domain/receipt';
import { directRoomId, type Member, type Room } from '@hearth/domain/room';
import type { Typing } from '@hearth/domain/typing';
import { blockPath, memberPath } from '@hearth/domain/paths';
import { doc, getDoc, serverTimestamp, setDoc } from 'firebase/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFiles } from '../../web/src/firebase/files';
import { createRooms } from '../../web/src/firebase/rooms';
import type { RoomPage, RoomsPort } from '../../web/src/ports/rooms';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, newId, record, signUp, type SignedIn } from './signedIn';

type Members = ReadonlyMap<string, Member>;

interface Person extends SignedIn {
  rooms: RoomsPort;
  freshness: boolean[];
}

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  const freshness: boolean[] = [];
  const rooms = createRooms(signedIn.db, {
    config: engineConfig(),
    files: createFiles(signedIn.db.app, engineConfig()),
    now: Date.now,
    onFreshness: (isFromServer) => freshness.push(isFromServer),
  });
  return { ...signedIn, rooms, freshness };
}

closeAllAfterwards();

let ada: Person;
let grace: Person;
let linus: Person;

beforeAll(async () => {
  [ada, grace, linus] = await Promise.all([person('Ada'), person('Grace'), person('Linus')]);
});

/** The room as this person has it, as soon as it is as wanted. */
async function roomOf(
  who: Person,
  roomId: string,
  isWanted: (room: Room) => boolean = () => true,
): Promise<Room> {
  const seen = record<Room | null>((listener) => who.rooms.watchRoom(roomId, listener));
  const room = await seen.until((value) => value !== null && isWanted(value));
  seen.stop();
  if (!room) throw new Error('unreachable');
  return room;
}

const group = async (who: Person, name: string, ...others: Person[]) => {
  const memberIds = others.map(({ uid }) => uid);
  const made = await who.rooms.createGroup(who.uid, { id: newId(), name, memberIds });
  expect(made.refused).toEqual([]);
  return roomOf(who, made.roomId, ({ memberIds }) => memberIds.length === others.length + 1);
};

describe('groups', () => {
  it('makes a group with people and tells it in the list of each', async () => {
    const list = record<RoomPage>((listener) => grace.rooms.watchRooms(grace.uid, 10, listener));
    const room = await group(ada, '  Tea   time ', grace, linus);
    expect(room).toMatchObject({ kind: 'group', name: 'Tea time', ownerId: ada.uid, seq: 2 });
    expect(room.memberIds.toSorted()).toEqual([ada.uid, grace.uid, linus.uid].toSorted());
    expect(room.lastMessage?.event).toEqual({ type: 'added', targetIds: [grace.uid, linus.uid] });
    const page = await list.until((value) => value.rooms.some(({ id }) => id === room.id));
    expect(page).toMatchObject({ isConfirmed: true, hasMore: false });
    expect(grace.freshness).toContain(true);
    list.stop();
  });

  it('adds more people than one commit takes', async () => {
    const others = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => person(name)));
    const room = await group(ada, 'Many', ...others);
    expect(room.memberIds).toHaveLength(6);
    expect(room.seq).toBe(3);
  });

  it('refuses a name without a visible character', async () => {
    const nameless = { id: newId(), name: ' \u200b ', memberIds: [] };
    await expect(ada.rooms.createGroup(ada.uid, nameless)).rejects.toMatchObject({ code: 'empty' });
  });

  it('makes one group of several tries, as the last one wants it', async () => {
    const id = newId();
    await ada.rooms.createGroup(ada.uid, { id, name: 'Tea', memberIds: [] });
    const again = { id, name: 'Coffee', memberIds: [grace.uid] };
    expect(await ada.rooms.createGroup(ada.uid, again)).toEqual({ roomId: id, refused: [] });
    const room = await roomOf(ada, id, ({ memberIds }) => memberIds.length > 1);
    expect(room).toMatchObject({ name: 'Coffee', memberIds: [ada.uid, grace.uid] });
    const taken = linus.rooms.createGroup(linus.uid, { id, name: 'Mine', memberIds: [] });
    await expect(taken).rejects.toMatchObject({ code: 'denied' });
  });

  it('adds whom it can and names whom it cannot', async () => {
    const shy = await person('Shy');
    await setDoc(doc(shy.db, blockPath(shy.uid, ada.uid)), {
      at: serverTimestamp(),
      blockedUid: ada.uid,
    });
    const memberIds = [grace.uid, shy.uid];
    const made = await ada.rooms.createGroup(ada.uid, { id: newId(), name: 'Shy', memberIds });
    expect(made.refused).toEqual([{ uid: shy.uid, code: 'denied' }]);
    const room = await roomOf(ada, made.roomId, ({ memberIds }) => memberIds.length > 1);
    expect(room.memberIds).toEqual([ada.uid, grace.uid]);
  });

  it('does not name people whom somebody else added at the same moment', async () => {
    const room = await group(ada, 'Race', grace);
    await grace.rooms.addMembers(room, grace.uid, [linus.uid]);
    expect(await ada.rooms.addMembers(room, ada.uid, [linus.uid])).toEqual([]);
  });

  it('shows members with roles, without those who left', async () => {
    const room = await group(ada, 'Roles', grace, linus);
    const members = record<Members>((listener) => ada.rooms.watchMembers(room.id, listener));
    await members.until((value) => value.size === 3);
    await ada.rooms.changeRole(room, ada.uid, grace.uid, 'admin');
    await members.until((value) => value.get(grace.uid)?.role === 'admin');
    await ada.rooms.transferOwnership(room, ada.uid, grace.uid);
    const handedOver = await members.until((value) => value.get(grace.uid)?.role === 'owner');
    expect(handedOver.get(ada.uid)?.role).toBe('admin');
    await linus.rooms.leave(room, linus.uid);
    await members.until((value) => !value.has(linus.uid) && value.size === 2);
    // A function clears away what is left of a membership, some time after.
    const left = await getDoc(doc(ada.db, memberPath(room.id, linus.uid)));
    expect([undefined, 'former']).toContain(left.get('role') as unknown);
    members.stop();
  });

  it('renames, and says so in a message', async () => {
    const room = await group(ada, 'Before', grace);
    await ada.rooms.rename(room, ada.uid, 'After');
    const renamed = await roomOf(ada, room.id, ({ name }) => name === 'After');
    expect(renamed.seq).toBe(room.seq + 1);
    expect(renamed.lastMessage).toMatchObject({ kind: 'system', text: '', senderId: ada.uid });
    await expect(grace.rooms.rename(renamed, grace.uid, 'Mine')).rejects.toMatchObject({
      code: 'denied',
    });
  });

  it('takes a removed person out at once, also where they listen', async () => {
    const room = await group(ada, 'Removal', grace);
    const list = record<RoomPage>((listener) => grace.rooms.watchRooms(grace.uid, 50, listener));
    const single = record<Room | null>((listener) => grace.rooms.watchRoom(room.id, listener));
    const members = record<Members>((listener) => grace.rooms.watchMembers(room.id, listener));
    const membership = record<Member | null>((listener) =>
      grace.rooms.watchMyMembership(room.id, grace.uid, listener),
    );
    await list.until((page) => page.rooms.some(({ id }) => id === room.id));
    await single.until((value) => value !== null);
    await members.until((value) => value.size === 2);
    await membership.until((value) => value?.role === 'member');
    await ada.rooms.removeMember(room, ada.uid, grace.uid);
    await list.until((page) => page.rooms.every(({ id }) => id !== room.id));
    await single.until((value) => value === null);
    await membership.until((value) => value === null);
    expect(await members.untilError()).toMatchObject({ code: 'denied' });
    for (const each of [list, single, members, membership]) each.stop();
  });

  it('keeps the owner in while others are there', async () => {
    const room = await group(ada, 'Owner', grace);
    await expect(ada.rooms.leave(room, ada.uid)).rejects.toMatchObject({ code: 'denied' });
    await ada.rooms.transferOwnership(room, ada.uid, grace.uid);
    await ada.rooms.leave(room, ada.uid);
    const left = await roomOf(grace, room.id, ({ memberIds }) => memberIds.length === 1);
    expect(left).toMatchObject({ memberIds: [grace.uid], ownerId: grace.uid });
  });
});

describe('direct rooms', () => {
  it('gives a pair one room, also when both open it at the same moment', async () => {
    const [a, b] = await Promise.all([person('A'), person('B')]);
    const ids = await Promise.all([
      a.rooms.openDirect(a.uid, b.uid),
      b.rooms.openDirect(b.uid, a.uid),
    ]);
    expect(ids).toEqual([directRoomId(a.uid, b.uid), directRoomId(a.uid, b.uid)]);
    expect(await roomOf(b, ids[0])).toMatchObject({ kind: 'direct', seq: 0, lastMessage: null });
    expect(await a.rooms.openDirect(a.uid, b.uid)).toBe(ids[0]);
  });

  it('makes notes of oneself', async () => {
    const roomId = await linus.rooms.openDirect(linus.uid, linus.uid);
    expect(await roomOf(linus, roomId)).toMatchObject({ memberIds: [linus.uid] });
  });

  it('tells that a person cannot be reached', async () => {
    const shy = await person('Shy');
    await setDoc(doc(shy.db, blockPath(shy.uid, ada.uid)), {
      at: serverTimestamp(),
      blockedUid: ada.uid,
    });
    await expect(ada.rooms.openDirect(ada.uid, shy.uid)).rejects.toMatchObject({ code: 'blocked' });
  });

  it('has nothing to show of a room of others', async () => {
    const roomId = await ada.rooms.openDirect(ada.uid, grace.uid);
    const seen = record<Room | null>((listener) => linus.rooms.watchRoom(roomId, listener));
    expect(await seen.until((value) => value === null)).toBeNull();
    seen.stop();
  });
});

describe('live state', () => {
  it('keeps how far one has read, over all rooms and for the others', async () => {
    const room = await group(ada, 'Reads', grace);
    const at = room.lastMessage?.createdAt ?? 0;
    const mine = record<ReadonlyMap<string, ReadMark>>((listener) =>
      grace.rooms.watchMyReads(grace.uid, 50, listener),
    );
    const shown = record<ReadMark[]>((listener) => ada.rooms.watchReads(room.id, at, listener));
    await grace.rooms.markRead(room.id, grace.uid, room.seq, at);
    const marks = await mine.until((value) => value.has(room.id));
    expect(marks.get(room.id)).toEqual({ uid: grace.uid, lastSeq: room.seq, lastReadAt: at });
    await shown.until((value) => value.some(({ uid }) => uid === grace.uid));
    expect(await grace.rooms.myReadMark(room.id, grace.uid)).toMatchObject({ lastSeq: room.seq });
    expect(await ada.rooms.myReadMark(room.id, ada.uid)).toBeNull();
    await expect(grace.rooms.markRead(room.id, grace.uid, room.seq + 1, at)).rejects.toMatchObject({
      code: 'denied',
    });
    mine.stop();
    shown.stop();
  });

  it('shows who types now and forgets what is long past', async () => {
    const room = await group(ada, 'Typing', grace);
    const since = room.activityAt;
    await grace.rooms.setTyping(room.id, grace.uid, true);
    const typing = record<Typing[]>((listener) => ada.rooms.watchTyping(room.id, since, listener));
    await typing.until((value) => value.some(({ uid }) => uid === grace.uid));
    const later = record<Typing[]>((listener) =>
      ada.rooms.watchTyping(room.id, Date.now() + 60_000, listener),
    );
    expect(await later.until(() => true)).toEqual([]);
    await grace.rooms.setTyping(room.id, grace.uid, false);
    await typing.until((value) => value.length === 0);
    typing.stop();
    later.stop();
  });

  it('orders rooms by activity and tells when there are more', async () => {
    const who = await person('Busy');
    const first = await group(who, 'First');
    await group(who, 'Second');
    await who.rooms.rename(first, who.uid, 'First again');
    const list = record<RoomPage>((listener) => who.rooms.watchRooms(who.uid, 2, listener));
    const page = await list.until((value) => value.rooms.length === 2 && value.isConfirmed);
    expect(page.rooms.map(({ name }) => name)).toEqual(['First again', 'Second']);
    expect(page.hasMore).toBe(true);
    list.stop();
  });
});
