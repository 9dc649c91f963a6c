import {
  collection,
  deleteField,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  Timestamp,
} from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { blockPath, messagePath, presencePath, roomPath, userPath } from '@hearth/domain/paths';
import {
  addPeople,
  createDirect,
  createGroup,
  createProfile,
  deleteMessage,
  edit,
  leave,
  newId,
  react,
  rename,
  send,
  updateProfile,
} from './builders';
import { apply, forge, set, update, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { addDevice } from './laterBuilders';
import { addPerson, ago, handleOf, newUid, setDirect, setGroup } from './scene';
import { isAllowed, passes } from './verdict';

const engine = useEngine();

/** A person who is shut out and whose token is still good. */
async function addClosed(name: string, closed: 'banned' | 'deleted' = 'banned'): Promise<string> {
  const uid = await addPerson(engine, name);
  await apply(engine.admin(), { it: update(userPath(uid), { closed }) });
  return uid;
}

describe.each(['banned', 'deleted'] as const)('an account that is %s', (closed) => {
  test('sees nobody but itself', async () => {
    const [me, ada] = [await addClosed('me', closed), await addPerson(engine, 'ada')];
    const db = engine.db(me);
    const reads = (path: string) => isAllowed(getDoc(doc(db, path)));
    const lists = (name: string) => isAllowed(getDocs(query(collection(db, name), limit(1))));
    expect(await reads(userPath(ada))).toBe(false);
    expect(await reads(presencePath(ada))).toBe(false);
    expect(await lists('users')).toBe(false);
    expect(await lists('presence')).toBe(false);
    expect(await reads(userPath(me))).toBe(true);
    expect(await reads(presencePath(me))).toBe(true);
  });

  test('is seen by others, with what it is', async () => {
    const [me, ada] = [await addClosed('me', closed), await addPerson(engine, 'ada')];
    const profile = await getDoc(doc(engine.db(ada), userPath(me)));
    expect(profile.get('closed')).toBe(closed);
  });

  test('makes no room', async () => {
    const [me, ada] = [await addClosed('me', closed), await addPerson(engine, 'ada')];
    expect(await passes(engine, me, createGroup({ roomId: newId(), me }))).toBe(false);
    expect(await passes(engine, me, createDirect(me, ada))).toBe(false);
    expect(await passes(engine, me, createDirect(me, me))).toBe(false);
  });

  test('is brought into no room', async () => {
    const [me, ada] = [await addClosed('me', closed), await addPerson(engine, 'ada')];
    const { roomId, member, outsider } = await setGroup(engine);
    expect(await passes(engine, ada, createDirect(ada, me))).toBe(false);
    const adding = (targetIds: string[]) => addPeople({ roomId, me: member, targetIds });
    expect(await passes(engine, member, adding([me]))).toBe(false);
    expect(await passes(engine, member, adding([outsider, me]))).toBe(false);
    expect(await passes(engine, member, adding([outsider, ada]))).toBe(true);
  });

  test('is not brought back as a former member', async () => {
    const { roomId, member, removed } = await setGroup(engine);
    await apply(engine.admin(), { it: update(userPath(removed), { closed }) });
    const adding = addPeople({ roomId, me: member, targetIds: [removed] });
    expect(await passes(engine, member, adding)).toBe(false);
  });

  test('keeps its profile as it is', async () => {
    const me = await addClosed('me', closed);
    expect(await passes(engine, me, updateProfile(me, { bio: 'Still here' }))).toBe(false);
    const lifted = updateProfile(me, { closed: deleteField() });
    expect(await passes(engine, me, lifted)).toBe(false);
    const profile = await getDoc(doc(engine.admin(), userPath(me)));
    const { closed: _, ...open } = profile.data() ?? {};
    const anew = { profile: set(userPath(me), open) };
    expect(await passes(engine, me, forge(anew, 'profile', { bio: 'Anew' }))).toBe(false);
  });

  test('registers no device', async () => {
    const me = await addClosed('me', closed);
    expect(await passes(engine, me, addDevice(me))).toBe(false);
  });
});

test('before there is a profile, nobody is seen', async () => {
  const [me, ada] = [newUid('me'), await addPerson(engine, 'ada')];
  const db = engine.db(me);
  expect(await isAllowed(getDoc(doc(db, userPath(ada))))).toBe(false);
  expect(await isAllowed(getDoc(doc(db, userPath(me))))).toBe(true);
  expect(await isAllowed(getDocs(query(collection(db, 'users'), limit(1))))).toBe(false);
  expect(await passes(engine, me, createGroup({ roomId: newId(), me }))).toBe(false);
});

describe('a mute', () => {
  const until = (minutes: number) => ago(-minutes);
  /** A group in which `member` is muted until then; `older` and `last` are theirs. */
  const setMuted = async (minutes: number) => {
    const group = await setGroup(engine);
    const mutes = { [group.member]: until(minutes) };
    await apply(engine.admin(), { it: update(roomPath(group.roomId), { mutes }) });
    return group;
  };
  const speaks = ({ roomId, older }: Awaited<ReturnType<typeof setMuted>>, me: string) => ({
    sends: send({ roomId, me }),
    edits: edit(older, 'Changed'),
    reacts: react(roomId, older.id, me, ['👍']),
  });

  test.each(['sends', 'edits', 'reacts'] as const)('nobody %s while it lasts', async (act) => {
    const group = await setMuted(5);
    expect(await passes(engine, group.member, speaks(group, group.member)[act])).toBe(false);
  });

  test.each(['sends', 'edits', 'reacts'] as const)('everybody %s when it is over', async (act) => {
    const group = await setMuted(-0.1);
    expect(await passes(engine, group.member, speaks(group, group.member)[act])).toBe(true);
  });

  test('leaves others alone', async () => {
    const group = await setMuted(5);
    const { roomId, other, older, member } = group;
    expect(await passes(engine, other, send({ roomId, me: other }))).toBe(true);
    expect(await passes(engine, other, react(roomId, older.id, other, ['👍']))).toBe(true);
    const elsewhere = await setGroup(engine);
    await apply(engine.admin(), {
      it: update(roomPath(elsewhere.roomId), { memberIds: [elsewhere.owner, member] }),
      member: set(`rooms/${elsewhere.roomId}/members/${member}`, {
        role: 'member',
        joinedAt: ago(1),
      }),
    });
    const there = send({ roomId: elsewhere.roomId, me: member });
    expect(await passes(engine, member, there)).toBe(true);
  });

  test('leaves taking back and leaving', async () => {
    const { roomId, member, older } = await setMuted(5);
    expect(await passes(engine, member, deleteMessage(older, member))).toBe(true);
    expect(await passes(engine, member, leave({ roomId, me: member }))).toBe(true);
  });

  test('holds in a direct room', async () => {
    const { roomId, me, other, last } = await setDirect(engine);
    await apply(engine.admin(), { it: update(roomPath(roomId), { mutes: { [me]: until(5) } }) });
    expect(await passes(engine, me, send({ roomId, me }))).toBe(false);
    expect(await passes(engine, me, edit(last, 'Changed'))).toBe(false);
    expect(await passes(engine, me, react(roomId, last.id, me, ['👍']))).toBe(false);
    expect(await passes(engine, other, send({ roomId, me: other }))).toBe(true);
  });

  test('that is no time lets nobody speak', async () => {
    const { roomId, member } = await setGroup(engine);
    await apply(engine.admin(), { it: update(roomPath(roomId), { mutes: { [member]: 'x' } }) });
    expect(await passes(engine, member, send({ roomId, me: member }))).toBe(false);
  });
});

describe('who is barred', () => {
  test('is not added again, nor with others', async () => {
    const { roomId, owner, removed, outsider } = await setGroup(engine);
    await apply(engine.admin(), { it: update(roomPath(roomId), { barredIds: [removed] }) });
    const adding = (targetIds: string[]) => addPeople({ roomId, me: owner, targetIds });
    expect(await passes(engine, owner, adding([removed]))).toBe(false);
    expect(await passes(engine, owner, adding([outsider, removed]))).toBe(false);
    expect(await passes(engine, owner, adding([outsider]))).toBe(true);
  });

  test('ends a direct room for both', async () => {
    const { roomId, me, other, last } = await setDirect(engine);
    const gone = { memberIds: [me], barredIds: [other] };
    await apply(engine.admin(), {
      it: update(roomPath(roomId), gone),
      member: update(`rooms/${roomId}/members/${other}`, { role: 'former' }),
    });
    const look = (uid: string) =>
      isAllowed(getDoc(doc(engine.db(uid), messagePath(roomId, last.id))));
    expect(await passes(engine, me, send({ roomId, me }))).toBe(false);
    expect(await passes(engine, me, edit(last, 'Changed'))).toBe(false);
    expect(await passes(engine, me, react(roomId, last.id, me, ['👍']))).toBe(false);
    expect(await passes(engine, other, send({ roomId, me: other }))).toBe(false);
    expect(await look(other)).toBe(false);
    expect(await look(me)).toBe(true);
    expect(await passes(engine, me, deleteMessage(last, me))).toBe(true);
  });

  test('one block still holds beside an empty list', async () => {
    const { roomId, me, other } = await setDirect(engine, { barredIds: [] });
    expect(await passes(engine, me, send({ roomId, me }))).toBe(true);
    await apply(engine.admin(), { it: set(blockPath(other, me), { at: ago(1) }) });
    expect(await passes(engine, me, send({ roomId, me, window: 'count' }))).toBe(false);
  });
});

// What functions alone write, tried with every commit that may write the document.
describe('what functions alone write', () => {
  const LATER = Timestamp.fromMillis(Date.now() + 60_000);

  test('is not part of a new profile, nor of a changed one', async () => {
    const [me, ada] = [newUid('me'), await addPerson(engine, 'ada')];
    for (const closed of ['banned', null]) {
      const born = forge(createProfile(me, handleOf(me)), 'profile', { closed });
      expect(await passes(engine, me, born)).toBe(false);
      const changed = forge(updateProfile(ada, { bio: 'x' }), 'profile', { closed });
      expect(await passes(engine, ada, changed)).toBe(false);
    }
    const { owner, member } = await setGroup(engine);
    const banned = { it: update(userPath(member), { closed: 'banned' }) };
    expect(await passes(engine, owner, banned)).toBe(false);
  });

  const OF_ROOMS: Record<string, (uid: string) => Data> = {
    mutes: (uid) => ({ mutes: { [uid]: LATER } }),
    barredIds: (uid) => ({ barredIds: [uid] }),
  };

  test.each(Object.entries(OF_ROOMS))('is not part of a new room: %s', async (_, fields) => {
    const [me, ada] = [await addPerson(engine, 'me'), await addPerson(engine, 'ada')];
    const group = createGroup({ roomId: newId(), me });
    expect(await passes(engine, me, forge(group, 'room', fields(ada)))).toBe(false);
    const direct = createDirect(me, ada);
    expect(await passes(engine, me, forge(direct, 'room', fields(ada)))).toBe(false);
    expect(await passes(engine, me, direct)).toBe(true);
  });

  test.each(Object.entries(OF_ROOMS))('is not changed with a room: %s', async (_, fields) => {
    const { roomId, owner, member } = await setGroup(engine, fields('somebody'));
    const as = { roomId, me: owner };
    const commits: Commit[] = [send(as), rename({ ...as, name: 'New name' }), leave(as)];
    for (const commit of commits) {
      expect(await passes(engine, owner, forge(commit, 'room', fields(member)))).toBe(false);
    }
    const alone = { room: update(roomPath(roomId), fields(member)) };
    expect(await passes(engine, owner, alone)).toBe(false);
    expect(await passes(engine, owner, send(as))).toBe(true);
  });

  test('nobody ends their own mute', async () => {
    const { roomId, owner } = await setGroup(engine);
    const mutes = { [owner]: LATER };
    await apply(engine.admin(), { it: update(roomPath(roomId), { mutes }) });
    const lifted = rename({ roomId, me: owner, name: 'New name' });
    const both = forge(lifted, 'room', { [`mutes.${owner}`]: deleteField() });
    expect(await passes(engine, owner, both)).toBe(false);
    expect(await passes(engine, owner, { it: update(roomPath(roomId), { mutes: {} }) })).toBe(
      false,
    );
  });

  test('hides no message, and brings none back', async () => {
    const { roomId, owner, member, older } = await setGroup(engine);
    const hiddenAt = ago(1);
    const born = forge(send({ roomId, me: member }), 'message', { hiddenAt });
    expect(await passes(engine, member, born)).toBe(false);
    const bornNull = forge(send({ roomId, me: member }), 'message', { hiddenAt: null });
    expect(await passes(engine, member, bornNull)).toBe(false);
    const commits = [
      edit(older, 'Changed'),
      react(roomId, older.id, member, ['👍']),
      deleteMessage(older, member),
    ];
    for (const commit of commits) {
      expect(await passes(engine, member, forge(commit, 'message', { hiddenAt }))).toBe(false);
    }
    const hide = { it: update(messagePath(roomId, older.id), { hiddenAt }) };
    expect(await passes(engine, owner, hide)).toBe(false);
    const hidden = update(messagePath(roomId, older.id), { text: '', hiddenAt });
    await apply(engine.admin(), { it: hidden });
    const show = { it: update(messagePath(roomId, older.id), { hiddenAt: null }) };
    expect(await passes(engine, owner, show)).toBe(false);
    expect(await passes(engine, member, show)).toBe(false);
    expect(await passes(engine, member, edit({ ...older, text: '' }, 'Said again'))).toBe(false);
    const kept = deleteMessage(older, member);
    expect(await passes(engine, member, forge(kept, 'message', { hiddenAt: null }))).toBe(false);
    expect(await passes(engine, member, kept)).toBe(true);
  });

  test('does not stand in anybody’s name', async () => {
    const { member, older } = await setGroup(engine);
    const forged = deleteMessage(older, 'automod');
    expect(await passes(engine, member, forged)).toBe(false);
  });
});
