import { doc, getDoc, serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { blockPath, memberPath, roomPath, userPath } from '@hearth/domain/paths';
import { directRoomId } from '@hearth/domain/room';
import { createDirect, createGroup, newId } from './builders';
import {
  apply,
  forge,
  forgeBoth,
  forgeIn,
  remove,
  set,
  without,
  type Commit,
  type Data,
} from './commit';
import { useEngine } from './engine';
import { addPerson, ago } from './scene';
import { isAllowed, passes, testForgeries, testVariants } from './verdict';

const engine = useEngine();

const room = (fields: Data) => (commit: Commit) => forge(commit, 'room', fields);

/** The same name in room, message and summary. */
const named = (name: unknown) => (commit: Commit) =>
  forge(forgeBoth(commit, { event: { type: 'created', name } }), 'room', {
    name,
    lastMessage: {
      ...(commit['room']?.data['lastMessage'] as Data),
      event: { type: 'created', name },
    },
  });

describe('making a group', () => {
  async function making() {
    const me = await addPerson(engine, 'ada');
    const other = await addPerson(engine, 'grace');
    const roomId = newId();
    return { scene: { me, other, roomId }, by: me, commit: createGroup({ roomId, me }) };
  }

  testForgeries(engine, 'making a group', making, {
    'an unknown kind': room({ kind: 'public' }),
    'the kind of a direct room': room({ kind: 'direct' }),
    'no name': named(''),
    'a name of white space': named(' \u3000'),
    'an oversized name': named('a'.repeat(81)),
    'a bidi override in the name': named('ada\u202egpj'),
    'a line break in the name': named('a\nb'),
    'a name that is a number': named(5),
    'another name than told': room({ name: 'Something else' }),
    'another owner': (commit, { other }) => forge(commit, 'room', { ownerId: other }),
    'no owner': room({ ownerId: null }),
    'another founder': (commit, { other }) => forge(commit, 'room', { createdBy: other }),
    'more people at once': (commit, { me, other, roomId }) => ({
      ...forge(commit, 'room', { memberIds: [me, other] }),
      other: set(memberPath(roomId, other), { role: 'member', joinedAt: serverTimestamp() }),
    }),
    'two owners at once': (commit, { me, other, roomId }) => ({
      ...forge(commit, 'room', { memberIds: [me, other] }),
      other: set(memberPath(roomId, other), { role: 'owner', joinedAt: serverTimestamp() }),
    }),
    'somebody listed who has no membership': (commit, { me, other }) =>
      forge(commit, 'room', { memberIds: [me, other] }),
    'others without oneself': (commit, { other }) => forge(commit, 'room', { memberIds: [other] }),
    nobody: room({ memberIds: [] }),
    'a createdAt of its own': room({ createdAt: Timestamp.now() }),
    'an activity of its own': room({ activityAt: Timestamp.now() }),
    'a count from 0': room({ seq: 0 }),
    'a count from 100': room({ seq: 100 }),
    'no message': (commit) => without(commit, 'message'),
    'no summary': room({ lastMessage: null }),
    'a summary of no message': (commit) => forgeIn(commit, 'room', 'lastMessage', { id: newId() }),
    'no rate limit': (commit) => without(commit, 'limits'),
    'no member document': (commit) => without(commit, 'member'),
    'oneself as mere member': (commit) => forge(commit, 'member', { role: 'member' }),
    'oneself as admin': (commit) => forge(commit, 'member', { role: 'admin' }),
    'a joinedAt of its own': (commit) => forge(commit, 'member', { joinedAt: ago(60) }),
    'an extra field in the member': (commit) => forge(commit, 'member', { isMuted: false }),
    'a second owner': (commit, { other, roomId }) => ({
      ...commit,
      other: set(memberPath(roomId, other), { role: 'owner', joinedAt: serverTimestamp() }),
    }),
    'a text as first message': (commit) =>
      forgeBoth(commit, { kind: 'text', text: 'Hello', event: null }),
    'another event': (commit) =>
      forgeBoth(commit, { event: { type: 'renamed', name: 'Analytical Engine' } }),
    'an extra field': room({ topic: 'Hearth' }),
    'a missing field': room({ activityAt: undefined }),
    'an id like that of a direct room': (_, { me, other }) =>
      createGroup({ roomId: directRoomId(me, other), me }),
    'a short id': (_, { me }) => createGroup({ roomId: 'general', me }),
  });

  testVariants(engine, 'making a group', making, {
    'a name of one character': named('花'),
    'a name of 80 emoji': named('😀'.repeat(80)),
  });

  // No commit leads here: a room was lost, and the membership of its owner was not.
  test('a membership that was left over proves nothing of the room', async () => {
    const { scene, by, commit } = await making();
    const left = set(memberPath(scene.roomId, by), { role: 'owner', joinedAt: ago(60) });
    await apply(engine.admin(), { left });
    const again = without(commit, 'member');
    for (const fields of [{ createdAt: ago(60) }, { kind: 'direct' }, { kind: 'public' }]) {
      expect(await passes(engine, by, forge(again, 'room', fields))).toBe(false);
    }
    expect(await passes(engine, by, again)).toBe(true);
  });

  test('nobody makes a group for another', async () => {
    const { scene, commit } = await making();
    expect(await passes(engine, scene.other, commit)).toBe(false);
  });
});

describe('opening a direct room', () => {
  async function opening() {
    const me = await addPerson(engine, 'ada');
    const other = await addPerson(engine, 'grace');
    return { scene: { me, other }, by: me, commit: createDirect(me, other) };
  }

  testForgeries(engine, 'opening a direct room', opening, {
    'an unknown kind': room({ kind: 'secret' }),
    'the kind of a group': room({ kind: 'group' }),
    'a name': room({ name: 'Ours' }),
    'an owner': (commit, { me }) => forge(commit, 'room', { ownerId: me }),
    'another founder': (commit, { other }) => forge(commit, 'room', { createdBy: other }),
    'a createdAt of its own': room({ createdAt: Timestamp.now() }),
    'an activity of its own': room({ activityAt: Timestamp.now() }),
    'a count': room({ seq: 1 }),
    'a message nobody sent': room({ lastMessage: { id: newId(), text: 'Hello' } }),
    'the pair turned round': (commit) =>
      forge(commit, 'room', {
        memberIds: [...(commit['room']?.data['memberIds'] as string[])].reverse(),
      }),
    'a third person': (commit, { me, other }) =>
      forge(commit, 'room', { memberIds: [...[me, other].sort(), 'zz'] }),
    'a third person in the middle': (commit, { me, other }) => {
      const [first, last] = [me, other].sort();
      return forge(commit, 'room', { memberIds: [first, `${first}1`, last] });
    },
    'the other twice': (commit, { other }) => forge(commit, 'room', { memberIds: [other, other] }),
    'only oneself': (commit, { me }) => forge(commit, 'room', { memberIds: [me] }),
    'no member document of the other': (commit) => without(commit, 'other'),
    'no member document of oneself': (commit) => without(commit, 'me'),
    'the other as admin': (commit) => forge(commit, 'other', { role: 'admin' }),
    'oneself as owner': (commit) => forge(commit, 'me', { role: 'owner' }),
    'a joinedAt of its own': (commit) => forge(commit, 'other', { joinedAt: ago(5) }),
    'a guest in the member list': (commit, { me, other }) => ({
      ...commit,
      guest: set(memberPath(directRoomId(me, other), 'guest'), {
        role: 'member',
        joinedAt: serverTimestamp(),
      }),
    }),
    'an extra field': room({ topic: 'Hearth' }),
    'a missing field': room({ lastMessage: undefined }),
    'the id of another pair': (commit, { me, other }) => ({
      room: set(roomPath('dm_a_b'), commit['room']?.data ?? {}),
      me: set(memberPath('dm_a_b', me), commit['me']?.data ?? {}),
      other: set(memberPath('dm_a_b', other), commit['other']?.data ?? {}),
    }),
    'the id of a group': (commit, { me, other }) => {
      const id = newId();
      return {
        room: set(roomPath(id), commit['room']?.data ?? {}),
        me: set(memberPath(id, me), commit['me']?.data ?? {}),
        other: set(memberPath(id, other), commit['other']?.data ?? {}),
      };
    },
  });

  test('whoever is first makes the one room; the second finds it', async () => {
    const { scene, commit } = await opening();
    expect(await passes(engine, scene.other, createDirect(scene.other, scene.me))).toBe(true);
    expect(await passes(engine, scene.me, commit)).toBe(false);
    const read = getDoc(doc(engine.db(scene.me), roomPath(directRoomId(scene.me, scene.other))));
    expect(await isAllowed(read)).toBe(true);
  });

  test('a third person does not open it', async () => {
    const { commit } = await opening();
    const eve = await addPerson(engine, 'eve');
    expect(await passes(engine, eve, commit)).toBe(false);
    expect(await passes(engine, eve, forge(commit, 'room', { createdBy: eve }))).toBe(false);
  });

  test('who was blocked does not open it; who blocked does', async () => {
    const { scene, commit } = await opening();
    await apply(engine.admin(), { it: set(blockPath(scene.other, scene.me), { at: ago(1) }) });
    expect(await passes(engine, scene.me, commit)).toBe(false);
    expect(await passes(engine, scene.other, createDirect(scene.other, scene.me))).toBe(true);
  });

  test('nobody opens one with who is not there', async () => {
    const { scene, commit } = await opening();
    await apply(engine.admin(), { it: remove(userPath(scene.other)) });
    expect(await passes(engine, scene.me, commit)).toBe(false);
  });

  test('notes to oneself are for oneself', async () => {
    const { scene } = await opening();
    const notes = createDirect(scene.me, scene.me);
    expect(await passes(engine, scene.other, notes)).toBe(false);
    expect(await passes(engine, scene.me, without(notes, 'me'))).toBe(false);
    const twice = forge(notes, 'room', { memberIds: [scene.me, scene.me] });
    expect(await passes(engine, scene.me, twice)).toBe(false);
    expect(await passes(engine, scene.me, notes)).toBe(true);
  });
});
