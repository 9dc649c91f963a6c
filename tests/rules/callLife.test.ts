import { deleteField, serverTimestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { CALL_REFUSALS } from '@hearth/domain/call';
import { blockPath, callPath, memberPath, roomPath, userPath } from '@hearth/domain/paths';
import { newId } from './builders';
import { joinCall, refuseDirect, refuseInGroup, SESSION } from './callBuilders';
import {
  endedFields,
  inCall,
  setDirectCall,
  setGroupCall,
  setOngoing,
  type GroupCall,
} from './callScene';
import { apply, forge, remove, set, update, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { ago, addPerson } from './scene';
import { passes, testForgeries, testVariants, type Forgeries } from './verdict';

const engine = useEngine();

const call = (fields: Data) => (commit: Commit) => forge(commit, 'call', fields);
const roomGoes = (commit: Commit, { roomId }: { roomId: string }) => ({
  ...commit,
  room: update(roomPath(roomId), { call: null }),
});

/** What nobody changes of a call. */
const SAME: Forgeries<object> = {
  'another room': call({ roomId: newId() }),
  'another kind of room': call({ roomKind: 'notes' }),
  'another kind': call({ kind: 'video' }),
  'another caller': call({ callerId: 'somebody' }),
  'other people asked': call({ memberIds: [] }),
  'another time of beginning': call({ createdAt: ago(0) }),
  'an extra field': call({ topic: 'Hearth' }),
  'a field less': call({ createdAt: deleteField() }),
};

const SAME_END: Forgeries<object> = {
  'an end along': call({ endedAt: serverTimestamp() }),
  'an outcome along': call({ outcome: 'answered' }),
};

async function answering() {
  const scene = await setDirectCall(engine);
  return {
    scene,
    by: scene.other,
    commit: joinCall(scene.callId, scene.other, { answers: true }),
  };
}

/** The third comes into a call of two. */
async function comingIn() {
  const scene = await setOngoing(engine, 'member', 'other');
  const { callId, owner } = scene;
  return { scene, by: owner, commit: joinCall(callId, owner, { answers: false }) };
}

const placeOf = (uid: string, fields: Data = {}) => ({
  [`participants.${uid}`]: { sessionId: SESSION, joinedAt: serverTimestamp(), ...fields },
});

describe('coming in', () => {
  testForgeries(engine, 'as the second', answering, {
    ...SAME,
    ...SAME_END,
    'a call that still rings': call({ state: undefined }),
    'a call that is over': call({ state: 'ended' }),
    'no answer': call({ answeredAt: undefined }),
    'an answer before': call({ answeredAt: ago(0.1) }),
    'an answer to come': call({ answeredAt: ago(-1) }),
    'a refusal along': (commit, { other }) => call({ [`refusals.${other}`]: 'busy' })(commit),
    'the room freed': roomGoes,
  });
  testForgeries<GroupCall>(engine, 'as the third', comingIn, {
    ...SAME,
    ...SAME_END,
    'a call that rings again': call({ state: 'ringing' }),
    'a call that is over': call({ state: 'ended' }),
    'another answer': call({ answeredAt: serverTimestamp() }),
    'no answer': call({ answeredAt: null }),
    'another person': (_, { callId, admin }) => ({
      call: update(callPath(callId), placeOf(admin)),
    }),
    'another person along': (commit, { admin }) => call(placeOf(admin))(commit),
    'the place of another': (commit, { other }) =>
      call({ [`participants.${other}.sessionId`]: 'MyTab' })(commit),
    'another person out': (commit, { other }) =>
      call({ [`participants.${other}`]: deleteField() })(commit),
    'everybody else out': (_, { callId, owner }) => ({
      call: update(callPath(callId), { participants: inCall([owner]) }),
    }),
    'a list of people': call({ participants: ['somebody'] }),
    'a time of its own': (commit, { owner }) => call(placeOf(owner, { joinedAt: ago(1) }))(commit),
    'no time': (commit, { owner }) =>
      call({ [`participants.${owner}`]: { sessionId: SESSION } })(commit),
    'no tab': (commit, { owner }) =>
      call({ [`participants.${owner}`]: { joinedAt: serverTimestamp() } })(commit),
    'an empty tab': (commit, { owner }) => call(placeOf(owner, { sessionId: '' }))(commit),
    'a tab by number': (commit, { owner }) => call(placeOf(owner, { sessionId: 1 }))(commit),
    'a tab with spaces': (commit, { owner }) => call(placeOf(owner, { sessionId: 'a b' }))(commit),
    'more of oneself': (commit, { owner }) => call(placeOf(owner, { name: 'Ada' }))(commit),
    'nothing of oneself': (commit, { owner }) => call({ [`participants.${owner}`]: null })(commit),
    'the room freed': roomGoes,
  });

  test('from another tab takes the place of the first', async () => {
    const { callId, member, other } = await setOngoing(engine, 'member', 'other');
    const coming = joinCall(callId, other, { answers: false, sessionId: 'SecondTab00000000000' });
    expect(await passes(engine, other, coming)).toBe(true);
    expect(await passes(engine, member, coming)).toBe(false);
  });

  test('the caller does not answer', async () => {
    const { callId, me } = await setDirectCall(engine);
    const from = (answers: boolean) => joinCall(callId, me, { answers, sessionId: 'SecondTab' });
    expect(await passes(engine, me, from(true))).toBe(false);
    expect(await passes(engine, me, from(false))).toBe(true);
  });

  test.each(['outsider', 'removed'] as const)('is not for who is %s', async (who) => {
    const scene = await setOngoing(engine, 'member', 'other');
    const coming = joinCall(scene.callId, scene[who], { answers: false });
    expect(await passes(engine, scene[who], coming)).toBe(false);
  });

  test('is not for who was removed since', async () => {
    const { scene, by, commit } = await comingIn();
    await apply(engine.admin(), {
      room: update(roomPath(scene.roomId), { memberIds: [scene.member, scene.other] }),
      member: update(memberPath(scene.roomId, by), { role: 'former' }),
    });
    expect(await passes(engine, by, commit)).toBe(false);
  });

  test('is for who was added since', async () => {
    const { scene } = await comingIn();
    const added = await addPerson(engine, 'added');
    await apply(engine.admin(), {
      room: update(roomPath(scene.roomId), { memberIds: [scene.member, scene.other, added] }),
      member: set(memberPath(scene.roomId, added), { role: 'member', joinedAt: ago(0) }),
    });
    expect(await passes(engine, added, joinCall(scene.callId, added, { answers: false }))).toBe(
      true,
    );
  });

  test('is not for who is signed out, muted or shut out', async () => {
    const { scene, by, commit } = await comingIn();
    expect(await passes(engine, null, commit)).toBe(false);
    const mute = (minutes: number) =>
      apply(engine.admin(), {
        it: update(roomPath(scene.roomId), { mutes: { [by]: ago(-minutes) } }),
      });
    await mute(5);
    expect(await passes(engine, by, commit)).toBe(false);
    await mute(-1);
    await apply(engine.admin(), { it: update(userPath(by), { closed: 'banned' }) });
    expect(await passes(engine, by, commit)).toBe(false);
    await apply(engine.admin(), { it: update(userPath(by), { closed: deleteField() }) });
    expect(await passes(engine, by, commit)).toBe(true);
  });

  test('is not for two of whom one has blocked the other, either way', async () => {
    const [one, two] = [await answering(), await answering()];
    await apply(engine.admin(), {
      one: set(blockPath(one.scene.me, one.scene.other), { at: ago(0) }),
      two: set(blockPath(two.scene.other, two.scene.me), { at: ago(0) }),
    });
    expect(await passes(engine, one.by, one.commit)).toBe(false);
    expect(await passes(engine, two.by, two.commit)).toBe(false);
  });

  test('is over with the call', async () => {
    const scene = await setGroupCall(engine, ({ member }) => ({
      ...endedFields('missed'),
      participants: inCall([member]),
    }));
    const { callId, owner } = scene;
    for (const answers of [true, false]) {
      expect(await passes(engine, owner, joinCall(callId, owner, { answers }))).toBe(false);
    }
  });
});

describe('refusing', () => {
  async function refusing() {
    const scene = await setDirectCall(engine);
    const { callId, roomId, other } = scene;
    return { scene, by: other, commit: refuseDirect(callId, roomId, other) };
  }

  async function refusingInGroup() {
    const scene = await setGroupCall(engine, ({ admin }) => ({ refusals: { [admin]: 'busy' } }));
    return { scene, by: scene.owner, commit: refuseInGroup(scene.callId, scene.owner) };
  }

  const REFUSALS: Forgeries<{ callId: string }> = {
    ...SAME,
    'an unknown reason': (commit) => {
      const [key = ''] = Object.keys(commit['call']?.data ?? {});
      return call({ [key]: 'bored' })(commit);
    },
    'a list of refusals': call({ refusals: ['declined'] }),
    'nobody in it any more': call({ participants: {} }),
    'an answer': call({ answeredAt: serverTimestamp() }),
  };

  testForgeries(engine, 'a direct call', refusing, {
    ...REFUSALS,
    'the call going on': (_, { callId, other }) => refuseInGroup(callId, other),
    'a state of its own': call({ state: 'ongoing' }),
    'no end': call({ endedAt: null }),
    'an end before': call({ endedAt: ago(1) }),
    'another outcome': call({ outcome: 'busy' }),
    'no outcome': call({ outcome: null }),
    'the outcome of a talk': call({ outcome: 'answered' }),
    'no reason': (commit, { other }) => call({ [`refusals.${other}`]: undefined })(commit),
    'the caller’s refusal along': (commit, { me }) => call({ [`refusals.${me}`]: 'busy' })(commit),
    'the room’s word left': ({ call: alone }) => (alone ? { call: alone } : {}),
  });
  testForgeries(engine, 'a group call', refusingInGroup, {
    ...REFUSALS,
    ...SAME_END,
    'the call ended': call({ state: 'ended' }),
    'the call ended for all': (_, { callId, roomId, owner }) => refuseDirect(callId, roomId, owner),
    'another’s refusal': (_, { callId, other }) => refuseInGroup(callId, other),
    'another’s refusal along': (commit, { other }) =>
      call({ [`refusals.${other}`]: 'busy' })(commit),
    'another’s refusal taken back': (commit, { admin }) =>
      call({ [`refusals.${admin}`]: deleteField() })(commit),
    'the room freed': roomGoes,
  });
  testVariants(
    engine,
    'a direct call',
    refusing,
    Object.fromEntries(
      CALL_REFUSALS.map((refusal) => [
        refusal,
        (_, { callId, roomId, other }) => refuseDirect(callId, roomId, other, refusal),
      ]),
    ),
  );
  testVariants(
    engine,
    'a group call',
    refusingInGroup,
    Object.fromEntries(
      CALL_REFUSALS.map((refusal) => [
        refusal,
        (_, { callId, owner }) => refuseInGroup(callId, owner, refusal),
      ]),
    ),
  );

  test('is not for the caller', async () => {
    const { callId, roomId, me } = await setDirectCall(engine);
    expect(await passes(engine, me, refuseDirect(callId, roomId, me))).toBe(false);
    const group = await setGroupCall(engine);
    const own = refuseInGroup(group.callId, group.member);
    expect(await passes(engine, group.member, own)).toBe(false);
  });

  test.each(['outsider', 'removed'] as const)('is not for who is %s', async (who) => {
    const scene = await setGroupCall(engine);
    expect(await passes(engine, scene[who], refuseInGroup(scene.callId, scene[who]))).toBe(false);
  });

  test('is not for who is signed out', async () => {
    const { commit } = await refusingInGroup();
    expect(await passes(engine, null, commit)).toBe(false);
  });

  test('a group call passes when somebody has come: it rings on for the others', async () => {
    const { callId, owner } = await setOngoing(engine, 'member', 'other');
    expect(await passes(engine, owner, refuseInGroup(callId, owner))).toBe(true);
  });

  test('is too late when somebody has come into a direct one, or it is over', async () => {
    const direct = await setDirectCall(engine, { state: 'ongoing', answeredAt: ago(1) });
    const late = refuseDirect(direct.callId, direct.roomId, direct.other);
    expect(await passes(engine, direct.other, late)).toBe(false);
    const over = await setGroupCall(engine, () => endedFields('cancelled'));
    expect(await passes(engine, over.owner, refuseInGroup(over.callId, over.owner))).toBe(false);
  });
});

test('nobody deletes a call', async () => {
  const { callId, member, owner } = await setOngoing(engine, 'member');
  for (const me of [member, owner]) {
    expect(await passes(engine, me, { it: remove(callPath(callId)) })).toBe(false);
  }
});
