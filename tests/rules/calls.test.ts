import { doc, getDoc } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { CALL_KINDS } from '@hearth/domain/callKind';
import {
  blockPath,
  callLimitsPath,
  callPath,
  memberPath,
  messagePath,
  roomPath,
  userPath,
} from '@hearth/domain/paths';
import { directRoomId } from '@hearth/domain/room';
import { createDirect, createGroup, leave, newId, rename, send } from './builders';
import { callData, firstCall, nextCall, SESSION, startCall, type CallRoom } from './callBuilders';
import {
  ANSWERED,
  endedFields,
  inCall,
  roomOfDirect,
  roomOfGroup,
  setDirectCall,
  setGroupCall,
} from './callScene';
import {
  apply,
  forge,
  forgeBoth,
  forgeIn,
  remove,
  set,
  update,
  without,
  type Commit,
  type Data,
} from './commit';
import { useEngine } from './engine';
import { addPerson, ago, messageData, setDirect, setGroup, type GroupScene } from './scene';
import { TOLD } from './told';
import { isAllowed, passes, testForgeries, testVariants, type Forgeries } from './verdict';

const engine = useEngine();

const call = (fields: Data) => (commit: Commit) => forge(commit, 'call', fields);
const inRoom = (fields: Data) => (commit: Commit) => forgeIn(commit, 'room', 'call', fields);
const place = (fields: Data) => (commit: Commit, group: GroupScene) =>
  forge(commit, 'call', {
    participants: { [group.member]: { sessionId: SESSION, joinedAt: ago(0), ...fields } },
  });
const told = (fields: Data) => (commit: Commit) =>
  forgeBoth(commit, {
    event: { type: 'call', kind: 'audio', outcome: null, durationMs: null, ...fields },
  });
/** The same lie in the call, in the room and in the message. */
const everywhere = (kind: unknown) => (commit: Commit) =>
  inRoom({ kind })(told({ kind })(call({ kind })(commit)));

async function startingInGroup() {
  const group = await setGroup(engine);
  return { scene: group, by: group.member, commit: startCall(roomOfGroup(group), group.member) };
}

async function startingDirect() {
  const direct = await setDirect(engine);
  return { scene: direct, by: direct.me, commit: startCall(roomOfDirect(direct), direct.me) };
}

const CALL_FORGERIES: Forgeries<GroupScene> = {
  'no call': (commit) => without(commit, 'call'),
  'another room': call({ roomId: newId() }),
  'no room': call({ roomId: null }),
  'another kind of room': call({ roomKind: 'direct' }),
  'another kind': call({ kind: 'video' }),
  'another caller': (commit, { owner }) =>
    inRoom({ callerId: owner })(call({ callerId: owner })(commit)),
  'another caller in the call alone': (commit, { owner }) => call({ callerId: owner })(commit),
  'nobody asked': call({ memberIds: [] }),
  'one person less': (commit, { owner, admin, member }) =>
    call({ memberIds: [owner, admin, member] })(commit),
  'an outsider asked': (commit, group) =>
    call({ memberIds: [...roomOfGroup(group).memberIds, group.outsider] })(commit),
  'a call that goes on': call({ state: 'ongoing' }),
  'a call that is over': call({ state: 'ended' }),
  'nobody in it': call({ participants: {} }),
  'another in it': (commit, { owner }) => call({ participants: inCall([owner]) })(commit),
  'another in it besides': (commit, { owner, member }) => {
    const mine = commit['call']?.data['participants'] as Data;
    return call({ participants: { [member]: mine[member], ...inCall([owner]) } })(commit);
  },
  'a list of who is in it': (commit, { member }) => call({ participants: [member] })(commit),
  'a time of coming of its own': place({ joinedAt: ago(1) }),
  'a refusal': (commit, { owner }) => call({ refusals: { [owner]: 'declined' } })(commit),
  'no refusals': call({ refusals: null }),
  'a time before': call({ createdAt: ago(1) }),
  'a time to come': call({ createdAt: ago(-1) }),
  'an answer': call({ answeredAt: ago(0) }),
  'an end': call({ endedAt: ago(0) }),
  'an outcome': call({ outcome: 'answered' }),
  'an extra field': call({ topic: 'Hearth' }),
  'a field less': call({ outcome: undefined }),
};

const ROOM_FORGERIES: Forgeries<GroupScene> = {
  'nothing of it in the room': (commit) => forge(commit, 'room', { call: undefined }),
  'null in the room': (commit) => forge(commit, 'room', { call: null }),
  'another id in the room': inRoom({ id: newId() }),
  'another kind in the room': inRoom({ kind: 'video' }),
  'another caller in the room': (commit, { owner }) => inRoom({ callerId: owner })(commit),
  'another time in the room': inRoom({ at: ago(1) }),
  'no time in the room': inRoom({ at: undefined }),
  'an extra field in the room’s word of it': inRoom({ topic: 'Hearth' }),
  'another kind told': told({ kind: 'video' }),
  'an outcome told': told({ outcome: 'answered' }),
  'a length told': told({ durationMs: 1 }),
  'no outcome told': (commit) => forgeBoth(commit, { event: { type: 'call', kind: 'audio' } }),
  'an unknown kind': everywhere('hologram'),
  'a kind that is null': everywhere(null),
  'an id that is not the message’s': (commit) => {
    const id = newId();
    const elsewhere = set(callPath(id), commit['call']?.data ?? {});
    return { ...inRoom({ id })(commit), call: elsewhere };
  },
  'a call besides': (commit, { roomId, member }) => {
    const other = { roomId, roomKind: 'group', memberIds: [member] } satisfies CallRoom;
    return { ...commit, second: set(callPath(newId()), callData(other, member)) };
  },
};

const counted = (fields: Data) => (commit: Commit) => forge(commit, 'calls', fields);
const WINDOW_FORGERIES: Forgeries<GroupScene> = {
  'the count left out': (commit) => without(commit, 'calls'),
  'another call counted': counted({ lastCallId: newId() }),
  'no call counted': counted({ lastCallId: undefined }),
  'a count of none': counted({ count: 0 }),
  'a window before': counted({ windowStartedAt: ago(1) }),
  'a window to come': counted({ windowStartedAt: ago(-1) }),
  'an extra field in the window': counted({ note: 'x' }),
  'the window of another': (commit, { owner }) => ({
    ...commit,
    calls: firstCall(owner, String(commit['calls']?.data['lastCallId'])),
  }),
};

async function startingNext() {
  const { scene, by } = await startingInGroup();
  const window = { windowStartedAt: ago(0.1), count: 1, lastCallId: newId() };
  await apply(engine.admin(), { it: set(callLimitsPath(by), window) });
  return { scene, by, commit: startCall(roomOfGroup(scene), by, { calls: 'counting' }) };
}

describe('the window of calls', () => {
  testForgeries(engine, 'a first call', startingInGroup, WINDOW_FORGERIES);
  testForgeries(engine, 'the next', startingNext, {
    ...WINDOW_FORGERIES,
    'a fresh window': (commit, { member }) => ({
      ...commit,
      calls: firstCall(member, String(commit['calls']?.data['lastCallId'])),
    }),
    'the same count': counted({ count: 1 }),
    'two at once': counted({ count: 3 }),
  });

  test('is written with a call alone, and removed by nobody', async () => {
    const { by, commit } = await startingInGroup();
    const { calls } = commit;
    if (!calls) throw new Error('no window');
    expect(await passes(engine, by, { calls })).toBe(false);
    expect(await passes(engine, by, commit)).toBe(true);
    expect(await passes(engine, by, { it: remove(callLimitsPath(by)) })).toBe(false);
    const callId = String(calls.data['lastCallId']);
    expect(await passes(engine, by, { calls: nextCall(by, callId) })).toBe(false);
  });

  test('is read by oneself', async () => {
    const { by, scene } = await startingNext();
    const reads = (uid: string | null) =>
      isAllowed(getDoc(doc(engine.db(uid), callLimitsPath(by))));
    expect(await reads(by)).toBe(true);
    expect(await reads(scene.owner)).toBe(false);
    expect(await reads(null)).toBe(false);
  });

  test('counts each call of one commit for itself', async () => {
    const [one, two] = [await setGroup(engine), await setGroup(engine)];
    const me = one.member;
    const both = roomOfGroup(two);
    const memberIds = [...both.memberIds, me];
    await apply(engine.admin(), {
      room: update(roomPath(two.roomId), { memberIds }),
      member: set(memberPath(two.roomId, me), { role: 'member', joinedAt: ago(1) }),
    });
    const first = startCall(roomOfGroup(one), me);
    const second = startCall({ ...both, memberIds }, me, { window: 'count', calls: 'counting' });
    const renamed = Object.fromEntries(Object.entries(second).map(([key, v]) => [`${key}2`, v]));
    expect(await passes(engine, me, { ...first, ...renamed })).toBe(false);
    expect(await passes(engine, me, first)).toBe(true);
    expect(await passes(engine, me, second)).toBe(true);
  });
});

describe('starting a call', () => {
  testForgeries(engine, 'in a group', startingInGroup, {
    ...TOLD,
    ...CALL_FORGERIES,
    ...ROOM_FORGERIES,
    'a new name along': (commit) => forge(commit, 'room', { name: 'Mine now' }),
  });
  testForgeries(engine, 'in a direct room', startingDirect, {
    'no message': (commit) => without(commit, 'message'),
    'no room': (commit) => without(commit, 'room'),
    'no limits': (commit) => without(commit, 'limits'),
    'the call alone': ({ call: alone }) => (alone ? { call: alone } : {}),
    'a group’s call': call({ roomKind: 'group' }),
  });
  testVariants(engine, 'in a group', startingInGroup, {
    ...Object.fromEntries(CALL_KINDS.map((kind) => [kind, everywhere(kind)])),
  });

  test.each(['outsider', 'removed'] as const)('is not for who is %s', async (who) => {
    const group = await setGroup(engine);
    const uid = group[who];
    expect(await passes(engine, uid, startCall(roomOfGroup(group), uid))).toBe(false);
  });

  test('is not for who is signed out', async () => {
    const { commit } = await startingInGroup();
    expect(await passes(engine, null, commit)).toBe(false);
  });

  test.each([
    [5, false],
    [-1, true],
  ])('of who is muted for %d minutes more: %s', async (minutes, isAllowed) => {
    const group = await setGroup(engine);
    const mutes = { [group.member]: ago(-minutes) };
    await apply(engine.admin(), { it: update(roomPath(group.roomId), { mutes }) });
    const starting = startCall(roomOfGroup(group), group.member);
    expect(await passes(engine, group.member, starting)).toBe(isAllowed);
  });

  test('is not for who is shut out', async () => {
    const { by, commit } = await startingInGroup();
    await apply(engine.admin(), { it: update(userPath(by), { closed: 'banned' }) });
    expect(await passes(engine, by, commit)).toBe(false);
  });

  test('is not for two of whom one has blocked the other, either way', async () => {
    const { scene, by, commit } = await startingDirect();
    const blocking = (a: string, b: string) => ({ it: set(blockPath(a, b), { at: ago(1) }) });
    await apply(engine.admin(), blocking(scene.other, scene.me));
    expect(await passes(engine, by, commit)).toBe(false);
    const another = await startingDirect();
    await apply(engine.admin(), blocking(another.scene.me, another.scene.other));
    expect(await passes(engine, another.by, another.commit)).toBe(false);
  });

  test('in a group does not ask for blocks', async () => {
    const { scene, by, commit } = await startingInGroup();
    await apply(engine.admin(), {
      one: set(blockPath(scene.owner, scene.member), { at: ago(1) }),
      two: set(blockPath(scene.member, scene.owner), { at: ago(1) }),
    });
    expect(await passes(engine, by, commit)).toBe(true);
  });

  test('needs somebody else', async () => {
    const me = await addPerson(engine, 'me');
    const { member, roomId } = await setGroup(engine);
    await apply(engine.admin(), { room: update(roomPath(roomId), { memberIds: [member] }) });
    const alone = { roomId, roomKind: 'group', memberIds: [member] } satisfies CallRoom;
    expect(await passes(engine, member, startCall(alone, member))).toBe(false);
    const notes = createDirect(me, me);
    expect(await passes(engine, me, notes)).toBe(true);
    const own = {
      roomId: directRoomId(me, me),
      roomKind: 'direct',
      memberIds: [me],
    } satisfies CallRoom;
    expect(await passes(engine, me, startCall(own, me))).toBe(false);
  });

  test('is not for who was left in a direct room', async () => {
    const direct = await setDirect(engine, { barredIds: ['gone'] });
    expect(await passes(engine, direct.me, startCall(roomOfDirect(direct), direct.me))).toBe(false);
  });
});

describe('one call at a time', () => {
  test('while one is on, nobody begins another', async () => {
    const group = await setGroupCall(engine);
    for (const me of [group.member, group.owner]) {
      expect(await passes(engine, me, startCall(roomOfGroup(group), me))).toBe(false);
    }
    const direct = await setDirectCall(engine);
    for (const me of [direct.me, direct.other]) {
      expect(await passes(engine, me, startCall(roomOfDirect(direct), me))).toBe(false);
    }
  });

  test('after it the next one begins', async () => {
    const group = await setGroupCall(engine);
    await apply(engine.admin(), {
      call: update(callPath(group.callId), endedFields()),
      room: update(roomPath(group.roomId), { call: null }),
    });
    expect(await passes(engine, group.owner, startCall(roomOfGroup(group), group.owner))).toBe(
      true,
    );
  });

  test('two in one commit are refused', async () => {
    const group = await setGroup(engine);
    const [one, two] = [0, 1].map(() => startCall(roomOfGroup(group), group.member));
    const both = { ...one, call2: two?.['call'], message2: two?.['message'] } as Commit;
    expect(await passes(engine, group.member, both)).toBe(false);
    const twice = { ...both, room2: two?.['room'], limits2: two?.['limits'] } as Commit;
    expect(await passes(engine, group.member, twice)).toBe(false);
  });

  test('an id is used once', async () => {
    const group = await setGroupCall(engine, () => ({
      ...endedFields(),
      ...ANSWERED,
      state: 'ended',
    }));
    const { roomId, callId, member } = group;
    await apply(engine.admin(), { room: update(roomPath(roomId), { call: null }) });
    const again = startCall(roomOfGroup(group), member, { id: callId });
    expect(await passes(engine, member, again)).toBe(false);
    await apply(engine.admin(), {
      call: remove(callPath(callId)),
      message: set(messagePath(roomId, callId), messageData(member, 'Something else')),
    });
    expect(await passes(engine, member, again)).toBe(false);
    await apply(engine.admin(), { message: remove(messagePath(roomId, callId)) });
    expect(await passes(engine, member, again)).toBe(true);
  });
});

describe('the room’s word of a call', () => {
  const at = ago(0);

  test('comes with no other change of a room', async () => {
    const group = await setGroup(engine);
    const { roomId, member, owner } = group;
    const word = { call: { id: newId(), kind: 'audio', callerId: member, at } };
    const as = { roomId, me: owner };
    for (const commit of [
      send(as),
      rename({ ...as, name: 'New name' }),
      leave({ roomId, me: member }),
    ]) {
      const me = commit['limits']?.path.includes(owner) ? owner : member;
      expect(await passes(engine, me, forge(commit, 'room', word))).toBe(false);
    }
    expect(await passes(engine, member, { room: update(roomPath(roomId), word) })).toBe(false);
  });

  test('is no part of a new room', async () => {
    const [me, ada] = [await addPerson(engine, 'me'), await addPerson(engine, 'ada')];
    for (const commit of [createGroup({ roomId: newId(), me }), createDirect(me, ada)]) {
      expect(await passes(engine, me, forge(commit, 'room', { call: null }))).toBe(false);
      expect(await passes(engine, me, commit)).toBe(true);
    }
  });

  test('stays while a message is sent', async () => {
    const { roomId, owner } = await setGroupCall(engine);
    expect(await passes(engine, owner, send({ roomId, me: owner }))).toBe(true);
    const cleared = forge(send({ roomId, me: owner, window: 'count' }), 'room', { call: null });
    expect(await passes(engine, owner, cleared)).toBe(false);
  });
});
