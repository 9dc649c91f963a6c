import {
  arrayRemove,
  arrayUnion,
  collection,
  deleteField,
  doc,
  getDoc,
  getDocs,
  serverTimestamp,
  Timestamp,
} from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import {
  blockPath,
  memberPath,
  messagePath,
  roomPath,
  typerPath,
  userPath,
  roomPhotoPath,
} from '@hearth/domain/paths';
import {
  addPeople,
  changePhoto,
  changeRole,
  handOver,
  leave,
  markRead,
  newId,
  removePerson,
  rename,
  send,
  type as startTyping,
} from './builders';
import {
  apply,
  forge,
  forgeBoth,
  remove,
  set,
  update,
  without,
  type Commit,
  type Data,
} from './commit';
import { useEngine } from './engine';
import { addPerson, ago, setDirect, setGroup, type GroupPerson, type GroupScene } from './scene';
import { TOLD } from './told';
import { isAllowed, passes, testForgeries, testVariants, type Forgeries } from './verdict';

const engine = useEngine();

const room = (fields: Data) => (commit: Commit) => forge(commit, 'room', fields);

const attempt =
  (who: GroupPerson, make: (group: GroupScene, as: { roomId: string; me: string }) => Commit) =>
  async () => {
    const group = await setGroup(engine);
    return {
      scene: group,
      by: group[who],
      commit: make(group, { roomId: group.roomId, me: group[who] }),
    };
  };

/** What no change but its own touches. */
const SAME_NAME: Forgeries<GroupScene> = { 'a new name along': room({ name: 'Mine now' }) };
const SAME_OWNER: Forgeries<GroupScene> = {
  'a new owner along': (commit, group) => forge(commit, 'room', { ownerId: group.member }),
};
const SAME_MEMBERS: Forgeries<GroupScene> = {
  'a person added along': (commit, group) =>
    forge(commit, 'room', { memberIds: arrayUnion(group.outsider) }),
  'a person removed along': (commit, group) =>
    forge(commit, 'room', { memberIds: arrayRemove(group.admin) }),
};

describe('changing the photo', () => {
  const photoOf = (roomId: string) => roomPhotoPath(roomId, 'p'.repeat(20));
  const changing = attempt('admin', (_, as) =>
    changePhoto({ ...as, photoPath: photoOf(as.roomId) }),
  );
  const pointing = (photoPath: unknown) => (commit: Commit) =>
    forge(forgeBoth(commit, { event: { type: 'photoChanged', photoPath } }), 'room', {
      photoPath,
      lastMessage: {
        ...(commit['room']?.data['lastMessage'] as Data),
        event: { type: 'photoChanged', photoPath },
      },
    });
  testForgeries(engine, 'changing the photo', changing, {
    ...TOLD,
    ...SAME_OWNER,
    ...SAME_MEMBERS,
    'another photo than told': (commit, group) =>
      forge(commit, 'room', { photoPath: roomPhotoPath(group.roomId, 'q'.repeat(20)) }),
    'a photo of another room': pointing(roomPhotoPath('x'.repeat(20), 'p'.repeat(20))),
    'a photo elsewhere': pointing('https://example.com/p.png'),
    'a photo with an odd name': (commit, group) =>
      pointing(roomPhotoPath(group.roomId, 'short'))(commit),
    'a photo that is a number': pointing(5),
    'no change': pointing(null),
    'a new name beside it': room({ name: 'Renamed on the way' }),
  });

  test('may be taken away again', async () => {
    const { roomId, admin, member } = await setGroup(engine);
    const put = { it: update(roomPath(roomId), { photoPath: photoOf(roomId) }) };
    await apply(engine.admin(), put);
    const gone = (me: string) => changePhoto({ roomId, me, photoPath: null });
    expect(await passes(engine, member, gone(member))).toBe(false);
    expect(await passes(engine, admin, gone(admin))).toBe(true);
  });
});

describe('renaming', () => {
  const renaming = attempt('admin', (_, as) => rename({ ...as, name: 'New name' }));
  const named = (name: unknown) => (commit: Commit) =>
    forge(forgeBoth(commit, { event: { type: 'renamed', name } }), 'room', {
      name,
      lastMessage: {
        ...(commit['room']?.data['lastMessage'] as Data),
        event: { type: 'renamed', name },
      },
    });
  testForgeries(engine, 'renaming', renaming, {
    ...TOLD,
    ...SAME_OWNER,
    ...SAME_MEMBERS,
    'another name than told': room({ name: 'Something else' }),
    'no name': named(''),
    'a name of white space': named('\u00a0'),
    'an oversized name': named('a'.repeat(81)),
    'a bidi override': named('a\u2066b'),
    'a name that is a list': named(['a']),
    'the same name again': named('Difference Engine'),
    'the old name kept': room({ name: undefined }),
    'oneself gone along': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.admin), { role: 'former' }),
    }),
  });
  testVariants(engine, 'renaming', renaming, {
    'one character': named('花'),
    '80 emoji': named('😀'.repeat(80)),
  });
});

describe('adding people', () => {
  const adding = attempt('other', (group, as) => addPeople({ ...as, targetIds: [group.outsider] }));

  testForgeries(engine, 'adding a person', adding, {
    ...TOLD,
    ...SAME_NAME,
    ...SAME_OWNER,
    'a person more than told': (commit, group) =>
      forge(commit, 'room', { memberIds: arrayUnion(group.outsider, 'somebody') }),
    'another person than told': room({ memberIds: arrayUnion('somebody') }),
    'nobody in fact': room({ memberIds: undefined }),
    'another put out': (commit, group) =>
      forge(commit, 'room', {
        memberIds: [group.owner, group.member, group.other, group.outsider],
      }),
    'the order changed': (commit, group) =>
      forge(commit, 'room', {
        memberIds: [group.outsider, group.owner, group.admin, group.member, group.other],
      }),
    'the person twice': (commit, group) =>
      forge(
        forgeBoth(commit, {
          event: { type: 'added', targetIds: [group.outsider, group.outsider] },
        }),
        'room',
        {
          lastMessage: {
            ...(commit['room']?.data['lastMessage'] as Data),
            event: { type: 'added', targetIds: [group.outsider, group.outsider] },
          },
          memberIds: [
            group.owner,
            group.admin,
            group.member,
            group.other,
            group.outsider,
            group.outsider,
          ],
        },
      ),
    'no member document': (commit) => without(commit, 'member0'),
    'the role of an admin': (commit) => forge(commit, 'member0', { role: 'admin' }),
    'the role of an owner': (commit) => forge(commit, 'member0', { role: 'owner' }),
    'the role of who left': (commit) => forge(commit, 'member0', { role: 'former' }),
    'a joinedAt of its own': (commit) => forge(commit, 'member0', { joinedAt: ago(60) }),
    'no joinedAt': (commit) => forge(commit, 'member0', { joinedAt: undefined }),
    'an extra field': (commit) => forge(commit, 'member0', { isMuted: true }),
    'a stowaway in the member list': (commit, group) => ({
      ...commit,
      more: set(memberPath(group.roomId, 'stowaway'), {
        role: 'member',
        joinedAt: serverTimestamp(),
      }),
    }),
    'a raise along': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.other), { role: 'admin' }),
    }),
    'who left long ago brought back along': (commit, group) => ({
      ...commit,
      more: set(memberPath(group.roomId, group.removed), {
        role: 'member',
        joinedAt: serverTimestamp(),
      }),
    }),
    nobody: (_, group) => addNobody(group),
  });

  const addNobody = (group: GroupScene): Commit => {
    const { member0: _none, ...rest } = addPeople({
      roomId: group.roomId,
      me: group.other,
      targetIds: [group.outsider],
    });
    const none = forgeBoth(rest, { event: { type: 'added', targetIds: [] } });
    return forge(none, 'room', { memberIds: undefined });
  };

  testVariants(engine, 'adding a person', adding, {
    'who was removed before': (_, group) =>
      addPeople({ roomId: group.roomId, me: group.other, targetIds: [group.removed] }),
  });

  test.each([1, 2, 3, 4])('%d at once', async (count) => {
    const group = await setGroup(engine);
    const ids = await Promise.all(
      Array.from({ length: count }, (_, i) => addPerson(engine, `new${i}`)),
    );
    const commit = addPeople({ roomId: group.roomId, me: group.member, targetIds: ids });
    for (let i = 0; i < count; i += 1) {
      expect(await passes(engine, group.member, without(commit, `member${i}`))).toBe(false);
      const tooHigh = forge(commit, `member${i}`, { role: 'admin' });
      expect(await passes(engine, group.member, tooHigh)).toBe(false);
    }
    expect(await passes(engine, group.member, commit)).toBe(true);
  });

  test('five at once are too many', async () => {
    const group = await setGroup(engine);
    const ids = await Promise.all([1, 2, 3, 4, 5].map((i) => addPerson(engine, `new${i}`)));
    const commit = addPeople({ roomId: group.roomId, me: group.member, targetIds: ids });
    expect(await passes(engine, group.member, commit)).toBe(false);
  });

  test('somebody who is in already is not added', async () => {
    const group = await setGroup(engine);
    const as = { roomId: group.roomId, me: group.member };
    expect(await passes(engine, group.member, addPeople({ ...as, targetIds: [group.other] }))).toBe(
      false,
    );
    const twice = forge(addPeople({ ...as, targetIds: [group.other] }), 'room', {
      memberIds: [group.owner, group.admin, group.member, group.other, group.other],
    });
    expect(await passes(engine, group.member, twice)).toBe(false);
    const both = addPeople({ ...as, targetIds: [group.outsider, group.admin] });
    expect(await passes(engine, group.member, without(both, 'member1'))).toBe(false);
  });

  test('an admin is not lowered by being added again', async () => {
    const group = await setGroup(engine);
    const as = { roomId: group.roomId, me: group.member };
    await apply(engine.admin(), {
      it: update(roomPath(group.roomId), { memberIds: [group.owner, group.member, group.other] }),
    });
    // The lists disagree, which no commit leads to: membership still follows the room.
    expect(await passes(engine, group.member, addPeople({ ...as, targetIds: [group.admin] }))).toBe(
      true,
    );
  });

  test('who blocked me is not added by me, but by others', async () => {
    const group = await setGroup(engine);
    const { roomId, member, other, outsider } = group;
    await apply(engine.admin(), { it: set(blockPath(outsider, member), { at: ago(1) }) });
    const by = (me: string) => addPeople({ roomId, me, targetIds: [outsider] });
    expect(await passes(engine, member, by(member))).toBe(false);
    expect(await passes(engine, other, by(other))).toBe(true);
  });

  test('who has no profile is not added', async () => {
    const group = await setGroup(engine);
    await apply(engine.admin(), { it: remove(userPath(group.outsider)) });
    const commit = addPeople({
      roomId: group.roomId,
      me: group.member,
      targetIds: [group.outsider],
    });
    expect(await passes(engine, group.member, commit)).toBe(false);
  });

  test('ids that are no text are not added', async () => {
    const group = await setGroup(engine);
    await apply(engine.admin(), { it: set(userPath('123'), {}) });
    const numeric = addPeople({ roomId: group.roomId, me: group.member, targetIds: ['123'] });
    const event = { type: 'added', targetIds: [123] };
    const forged = forge(forgeBoth(numeric, { event }), 'room', { memberIds: arrayUnion(123) });
    expect(await passes(engine, group.member, forged)).toBe(false);
    expect(await passes(engine, group.member, numeric)).toBe(true);
  });

  test.each([
    ['a number', () => 7],
    ['with a slash', (uid: string) => `${uid}/`],
    ['with a way to it', (uid: string) => `../members/${uid}`],
  ])('who is in is not listed again by another spelling: %s', async (_, spell) => {
    const group = await setGroup(engine);
    const { roomId, member, other } = group;
    await apply(engine.admin(), {
      member: set(memberPath(roomId, '7'), { role: 'member', joinedAt: ago(5) }),
      room: update(roomPath(roomId), { memberIds: arrayUnion('7') }),
    });
    const adding = addPeople({ roomId, me: member, targetIds: ['somebody'] });
    const event = { type: 'added', targetIds: [spell(other)] };
    const forged = forge(forgeBoth(without(adding, 'member0'), { event }), 'room', {
      memberIds: arrayUnion(spell(other)),
    });
    expect(await passes(engine, member, forged)).toBe(false);
  });

  test('a person without a room adds nobody, not even themselves', async () => {
    const group = await setGroup(engine);
    for (const me of [group.outsider, group.removed]) {
      const commit = addPeople({ roomId: group.roomId, me, targetIds: [me] });
      expect(await passes(engine, me, commit)).toBe(false);
    }
  });

  test('a direct room stays a pair', async () => {
    const { roomId, me } = await setDirect(engine);
    const third = await addPerson(engine, 'third');
    expect(await passes(engine, me, addPeople({ roomId, me, targetIds: [third] }))).toBe(false);
  });
});

describe('removing a person', () => {
  const removing = attempt('admin', (group, as) => removePerson({ ...as, targetId: group.other }));

  testForgeries(engine, 'removing a person', removing, {
    ...TOLD,
    ...SAME_NAME,
    ...SAME_OWNER,
    'another person than told': (commit, group) =>
      forge(commit, 'room', { memberIds: arrayRemove(group.member) }),
    'a second person': (commit, group) =>
      forge(commit, 'room', { memberIds: arrayRemove(group.other, group.member) }),
    'nobody in fact': room({ memberIds: undefined }),
    everybody: room({ memberIds: [] }),
    'somebody in their place': (commit, group) =>
      forge(commit, 'room', {
        memberIds: [group.owner, group.admin, group.member, group.outsider],
      }),
    'the member document left as it was': (commit) => without(commit, 'member'),
    'the member document deleted': (commit, group) => ({
      ...without(commit, 'member'),
      member: remove(memberPath(group.roomId, group.other)),
    }),
    'another role for them': (commit) => forge(commit, 'member', { role: 'admin' }),
    'another joinedAt for them': (commit) =>
      forge(commit, 'member', { joinedAt: serverTimestamp() }),
    'an extra field': (commit) => forge(commit, 'member', { why: 'spam' }),
    'an innocent put out along': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.member), { role: 'former' }),
    }),
    'oneself raised along': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.admin), { role: 'owner' }),
    }),
  });

  test('who is not in is not removed', async () => {
    const group = await setGroup(engine);
    const commit = removePerson({ roomId: group.roomId, me: group.admin, targetId: group.removed });
    expect(await passes(engine, group.admin, commit)).toBe(false);
  });

  test('an admin does not remove themselves that way', async () => {
    const group = await setGroup(engine);
    const commit = removePerson({ roomId: group.roomId, me: group.admin, targetId: group.admin });
    expect(await passes(engine, group.admin, commit)).toBe(false);
  });

  test('who was removed sees and does nothing more at once', async () => {
    const group = await setGroup(engine);
    const { roomId, admin, other, last } = group;
    const db = engine.db(other);
    const reads = () => [
      isAllowed(getDoc(doc(db, roomPath(roomId)))),
      isAllowed(getDoc(doc(db, messagePath(roomId, last.id)))),
      isAllowed(getDocs(collection(db, `rooms/${roomId}/messages`))),
      isAllowed(getDocs(collection(db, `rooms/${roomId}/members`))),
      isAllowed(getDocs(collection(db, `rooms/${roomId}/reads`))),
      isAllowed(getDocs(collection(db, `rooms/${roomId}/typing`))),
    ];
    expect(new Set(await Promise.all(reads()))).toEqual(new Set([true]));
    expect(await passes(engine, admin, removePerson({ roomId, me: admin, targetId: other }))).toBe(
      true,
    );
    expect(new Set(await Promise.all(reads()))).toEqual(new Set([false]));
    expect(await passes(engine, other, send({ roomId, me: other }))).toBe(false);
    expect(await passes(engine, other, markRead(roomId, other, 1, ago(1)))).toBe(false);
    expect(await passes(engine, other, startTyping(roomId, other))).toBe(false);
    expect(await passes(engine, other, { it: remove(typerPath(roomId, other)) })).toBe(false);
  });
});

describe('leaving', () => {
  const leaving = attempt('other', (_, as) => leave(as));

  testForgeries(engine, 'leaving', leaving, {
    ...TOLD,
    ...SAME_NAME,
    ...SAME_OWNER,
    'another person put out': (commit, group) =>
      forge(commit, 'room', { memberIds: arrayRemove(group.member) }),
    'another person taken along': (commit, group) =>
      forge(commit, 'room', { memberIds: arrayRemove(group.other, group.member) }),
    'nobody in fact': room({ memberIds: undefined }),
    // The worst of all lies here: to be gone for the others, and to go on reading.
    'the member document left as it was': (commit) => without(commit, 'member'),
    'the member document deleted': (commit, group) => ({
      ...without(commit, 'member'),
      member: remove(memberPath(group.roomId, group.other)),
    }),
    'another role kept': (commit) => forge(commit, 'member', { role: 'member' }),
    'a role of its own making': (commit) => forge(commit, 'member', { role: 'ghost' }),
    'another joinedAt': (commit) => forge(commit, 'member', { joinedAt: serverTimestamp() }),
    'the role removed': (commit) => forge(commit, 'member', { role: deleteField() }),
    'another put out along': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.member), { role: 'former' }),
    }),
  });

  test('an owner leaves nobody behind', async () => {
    const group = await setGroup(engine);
    const { roomId, owner, admin, member, other } = group;
    expect(await passes(engine, owner, leave({ roomId, me: owner }))).toBe(false);
    const out = [admin, member, other].map((uid): [string, ReturnType<typeof update>] => [
      uid,
      update(memberPath(roomId, uid), { role: 'former' }),
    ]);
    await apply(engine.admin(), {
      ...Object.fromEntries(out),
      room: update(roomPath(roomId), { memberIds: [owner] }),
    });
    expect(await passes(engine, owner, leave({ roomId, me: owner }))).toBe(true);
    expect(await passes(engine, owner, send({ roomId, me: owner, window: 'count' }))).toBe(false);
  });

  test('who left does not come back without being added', async () => {
    const group = await setGroup(engine);
    const { roomId, other } = group;
    expect(await passes(engine, other, leave({ roomId, me: other }))).toBe(true);
    const back = { it: update(memberPath(roomId, other), { role: 'member' }) };
    expect(await passes(engine, other, back)).toBe(false);
  });
});

describe('changing a role', () => {
  const raising = attempt('owner', (group, as) =>
    changeRole({ ...as, targetId: group.other, role: 'admin' }),
  );

  testForgeries(engine, 'changing a role', raising, {
    ...TOLD,
    ...SAME_NAME,
    ...SAME_OWNER,
    ...SAME_MEMBERS,
    'another role than told': (commit) => forge(commit, 'member', { role: 'member' }),
    'the member document left as it was': (commit) => without(commit, 'member'),
    'the role of an owner': (_, group) =>
      changeRole({ roomId: group.roomId, me: group.owner, targetId: group.other, role: 'owner' }),
    'the role of who left': (_, group) =>
      changeRole({ roomId: group.roomId, me: group.owner, targetId: group.other, role: 'former' }),
    'an unknown role': (_, group) =>
      changeRole({ roomId: group.roomId, me: group.owner, targetId: group.other, role: 'king' }),
    'the role they have': (_, group) =>
      changeRole({ roomId: group.roomId, me: group.owner, targetId: group.other, role: 'member' }),
    'somebody who left': (_, group) =>
      changeRole({ roomId: group.roomId, me: group.owner, targetId: group.removed, role: 'admin' }),
    'another raised along': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.member), { role: 'admin' }),
    }),
    'oneself lowered': (_, group) =>
      changeRole({ roomId: group.roomId, me: group.owner, targetId: group.owner, role: 'member' }),
    'a new joinedAt': (commit) => forge(commit, 'member', { joinedAt: serverTimestamp() }),
  });

  test('and back again', async () => {
    const group = await setGroup(engine);
    const { roomId, owner, admin } = group;
    const commit = changeRole({ roomId, me: owner, targetId: admin, role: 'member' });
    expect(await passes(engine, owner, commit)).toBe(true);
  });

  test('nobody raises themselves', async () => {
    const group = await setGroup(engine);
    for (const me of [group.admin, group.other]) {
      const role = me === group.admin ? 'owner' : 'admin';
      const commit = changeRole({ roomId: group.roomId, me, targetId: me, role });
      expect(await passes(engine, me, commit)).toBe(false);
    }
  });
});

describe('handing a group over', () => {
  const handing = attempt('owner', (group, as) => handOver({ ...as, targetId: group.other }));

  testForgeries(engine, 'handing a group over', handing, {
    ...TOLD,
    ...SAME_NAME,
    ...SAME_MEMBERS,
    'the owner left as they were': room({ ownerId: undefined }),
    'another owner than told': (commit, group) => forge(commit, 'room', { ownerId: group.member }),
    'no owner': room({ ownerId: null }),
    'two owners': (commit) => without(commit, 'mine'),
    'the new one not raised': (commit) => without(commit, 'member'),
    'the new one an admin': (commit) => forge(commit, 'member', { role: 'admin' }),
    'oneself a member': (commit) => forge(commit, 'mine', { role: 'member' }),
    'oneself gone': (commit) => forge(commit, 'mine', { role: 'former' }),
    'a third one raised': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.member), { role: 'owner' }),
    }),
    'a third one made an admin': (commit, group) => ({
      ...commit,
      more: update(memberPath(group.roomId, group.member), { role: 'admin' }),
    }),
    'somebody who is not in': (_, group) =>
      handOver({ roomId: group.roomId, me: group.owner, targetId: group.removed }),
    oneself: (_, group) =>
      without(handOver({ roomId: group.roomId, me: group.owner, targetId: group.owner }), 'mine'),
  });

  test('an admin does not make an owner beside the owner', async () => {
    const group = await setGroup(engine);
    const { roomId, admin, other } = group;
    const coup = handOver({ roomId, me: admin, targetId: other });
    expect(await passes(engine, admin, coup)).toBe(false);
    expect(await passes(engine, admin, without(coup, 'mine'))).toBe(false);
  });

  test('the new owner may what the old one might', async () => {
    const group = await setGroup(engine);
    const { roomId, owner, other } = group;
    expect(await passes(engine, owner, handOver({ roomId, me: owner, targetId: other }))).toBe(
      true,
    );
    const back = handOver({ roomId, me: other, targetId: owner });
    expect(await passes(engine, owner, forge(back, 'limits', {}))).toBe(false);
    expect(await passes(engine, other, back)).toBe(true);
  });
});

describe('member documents', () => {
  test('an old event is no licence', async () => {
    const group = await setGroup(engine);
    const { roomId, owner, other } = group;
    const raise = changeRole({ roomId, me: owner, targetId: other, role: 'admin' });
    expect(await passes(engine, owner, raise)).toBe(true);
    const lower = { it: update(memberPath(roomId, other), { role: 'member' }) };
    await apply(engine.admin(), lower);
    const again = { it: update(memberPath(roomId, other), { role: 'admin' }) };
    expect(await passes(engine, other, again)).toBe(false);
    expect(await passes(engine, owner, again)).toBe(false);
  });

  // No commit leads here: the membership of somebody whom the room lists was lost.
  test('who is listed does not make a membership for themselves', async () => {
    const group = await setGroup(engine);
    const path = memberPath(group.roomId, group.other);
    await apply(engine.admin(), { lost: remove(path) });
    for (const role of ['owner', 'member']) {
      const made = { it: set(path, { role, joinedAt: serverTimestamp() }) };
      expect(await passes(engine, group.other, made)).toBe(false);
    }
  });

  test('a message tells one change, not two', async () => {
    const group = await setGroup(engine);
    const { roomId, admin, other } = group;
    const commit = {
      ...rename({ roomId, me: admin, name: 'New name' }),
      member: update(memberPath(roomId, other), { role: 'former' }),
    };
    expect(await passes(engine, admin, commit)).toBe(false);
    const text = {
      ...send({ roomId, me: admin }),
      member: set(memberPath(roomId, newId()), { role: 'member', joinedAt: Timestamp.now() }),
    };
    expect(await passes(engine, admin, text)).toBe(false);
  });
});
