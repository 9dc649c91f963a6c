import { deleteField, serverTimestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { CALL_OUTCOMES } from '@hearth/domain/callKind';
import { callPath, memberPath, roomPath } from '@hearth/domain/paths';
import { newId } from './builders';
import { leaveCall, leaveLast } from './callBuilders';
import {
  ANSWERED,
  endedFields,
  inCall,
  secondsAgo,
  setDirectCall,
  setGroupCall,
  setOngoing,
} from './callScene';
import { apply, forge, update, without, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { ago } from './scene';
import { passes, testForgeries, type Forgeries } from './verdict';

const engine = useEngine();

const call = (fields: Data) => (commit: Commit) => forge(commit, 'call', fields);

async function talking() {
  const direct = await setDirectCall(engine);
  const { callId, me, other } = direct;
  const both = { ...ANSWERED, participants: inCall([me, other]) };
  await apply(engine.admin(), { it: update(callPath(callId), both) });
  return direct;
}

async function goingFirst() {
  const scene = await setOngoing(engine, 'member', 'other', 'admin');
  return { scene, by: scene.other, commit: leaveCall(scene.callId, scene.other) };
}

async function goingLast() {
  const scene = await setOngoing(engine, 'other');
  const { callId, roomId, other } = scene;
  return { scene, by: other, commit: leaveLast(callId, roomId, other, 'answered') };
}

async function hangingUp() {
  const scene = await talking();
  const { callId, roomId, other } = scene;
  return { scene, by: other, commit: leaveLast(callId, roomId, other, 'answered') };
}

const END: Forgeries<object> = {
  'the call going on': call({ state: undefined }),
  'a call that rings': call({ state: 'ringing' }),
  'no end': call({ endedAt: null }),
  'an end before': call({ endedAt: ago(1) }),
  'an end to come': call({ endedAt: ago(-1) }),
  'no outcome': call({ outcome: null }),
  'another answer': call({ answeredAt: serverTimestamp() }),
  'a refusal': call({ refusals: { somebody: 'busy' } }),
  'a longer call': call({ createdAt: ago(60) }),
  'the room’s word left': (commit) => without(commit, 'room'),
};

describe('going', () => {
  testForgeries(engine, 'while others stay', goingFirst, {
    'the call ended': call({ state: 'ended' }),
    'the call ended for all': (_, { callId, roomId, other }) =>
      leaveLast(callId, roomId, other, 'answered'),
    'an end': call({ endedAt: serverTimestamp() }),
    'an outcome': call({ outcome: 'answered' }),
    'another out': (_, { callId, admin }) => leaveCall(callId, admin),
    'another out along': (commit, { admin }) =>
      call({ [`participants.${admin}`]: deleteField() })(commit),
    'another’s place changed': (commit, { admin }) =>
      call({ [`participants.${admin}.sessionId`]: 'x' })(commit),
    'a refusal': (commit, { other }) => call({ [`refusals.${other}`]: 'declined' })(commit),
    'a list of who stays': call({ participants: ['somebody'] }),
    'the room freed': (commit, { roomId }) => ({
      ...commit,
      room: update(roomPath(roomId), { call: null }),
    }),
  });
  testForgeries(engine, 'as the last', goingLast, {
    ...END,
    'oneself still in': (commit, { other }) =>
      call({ [`participants.${other}`]: undefined })(commit),
  });
  testForgeries(engine, 'from a direct call', hangingUp, {
    ...END,
    'the other left in it': (_, { callId, other }) => leaveCall(callId, other),
    'both out': (commit, { me }) => call({ [`participants.${me}`]: deleteField() })(commit),
    'the other out': (_, { callId, roomId, me }) => leaveLast(callId, roomId, me, 'answered'),
    'oneself still in': (commit, { other }) =>
      call({ [`participants.${other}`]: undefined })(commit),
  });

  test.each(['outsider', 'removed', 'owner'] as const)(
    'nobody ends it who is not in it: %s',
    async (who) => {
      const { callId, roomId, ...scene } = await setOngoing(engine, 'other');
      const me = scene[who];
      const ends = leaveLast(callId, roomId, me, 'answered');
      expect(await passes(engine, me, ends)).toBe(false);
      expect(await passes(engine, me, leaveLast(callId, roomId, scene.other, 'answered'))).toBe(
        false,
      );
      expect(await passes(engine, me, leaveCall(callId, me))).toBe(false);
    },
  );

  test('nobody who is signed out', async () => {
    const { commit } = await goingFirst();
    expect(await passes(engine, null, commit)).toBe(false);
  });

  test('twice is once', async () => {
    const { scene, by, commit } = await goingFirst();
    expect(await passes(engine, by, commit)).toBe(true);
    expect(await passes(engine, by, commit)).toBe(false);
    const last = await goingLast();
    expect(await passes(engine, last.by, last.commit)).toBe(true);
    expect(await passes(engine, last.by, last.commit)).toBe(false);
    expect(await passes(engine, scene.admin, leaveCall(scene.callId, scene.admin))).toBe(true);
  });

  test('leaves a group’s call empty where a page could not tell, for a function to end', async () => {
    const { scene, by } = await goingLast();
    expect(await passes(engine, by, leaveCall(scene.callId, by))).toBe(true);
    expect(await passes(engine, by, leaveCall(scene.callId, by))).toBe(false);
  });

  test('is for who is muted, and for who was removed while others stay', async () => {
    const { scene, by, commit } = await goingFirst();
    await apply(engine.admin(), {
      room: update(roomPath(scene.roomId), {
        memberIds: [scene.member, scene.admin],
        mutes: { [scene.member]: ago(-5) },
      }),
      member: update(memberPath(scene.roomId, by), { role: 'former' }),
    });
    expect(await passes(engine, by, commit)).toBe(true);
    expect(await passes(engine, scene.member, leaveCall(scene.callId, scene.member))).toBe(true);
  });
});

describe('how a call ended', () => {
  const outcomesOf = async (
    make: () => Promise<{ by: string; ends: (outcome: string) => Commit }>,
  ) => {
    const verdicts = CALL_OUTCOMES.map(async (outcome) => {
      const { by, ends } = await make();
      return (await passes(engine, by, ends(outcome))) ? [outcome] : [];
    });
    return (await Promise.all(verdicts)).flat();
  };

  const giving = (seconds: number, who: 'me' | 'other') => async () => {
    const { callId, roomId, ...ids } = await setDirectCall(engine, {
      createdAt: secondsAgo(seconds),
    });
    return { by: ids[who], ends: (outcome: string) => leaveLast(callId, roomId, ids.me, outcome) };
  };

  test('answered, once somebody has come', async () => {
    const outcomes = await outcomesOf(async () => {
      const { callId, roomId, me } = await talking();
      return { by: me, ends: (outcome) => leaveLast(callId, roomId, me, outcome) };
    });
    expect(outcomes).toEqual(['answered']);
  });

  test('given up by the caller', async () => {
    expect(await outcomesOf(giving(10, 'me'))).toEqual(['cancelled', 'failed']);
  });

  test('missed, when it has rung its time', async () => {
    expect(await outcomesOf(giving(50, 'me'))).toEqual(['cancelled', 'missed', 'failed']);
  });

  test('never by who is called', async () => {
    expect(await outcomesOf(giving(50, 'other'))).toEqual([]);
  });

  test('in a group as well', async () => {
    const outcomes = await outcomesOf(async () => {
      const { callId, roomId, member } = await setGroupCall(engine);
      return { by: member, ends: (outcome) => leaveLast(callId, roomId, member, outcome) };
    });
    expect(outcomes).toEqual(['cancelled', 'failed']);
  });
});

describe('freeing the room', () => {
  const free = (roomId: string, fields: Data = {}): Commit => ({
    room: update(roomPath(roomId), { call: null, ...fields }),
  });

  test('waits for the end', async () => {
    const { roomId, member, callId, owner } = await setGroupCall(engine);
    expect(await passes(engine, member, free(roomId))).toBe(false);
    expect(await passes(engine, owner, free(roomId))).toBe(false);
    await apply(engine.admin(), { it: update(callPath(callId), endedFields()) });
    expect(await passes(engine, owner, free(roomId))).toBe(true);
    expect(await passes(engine, owner, free(roomId))).toBe(false);
  });

  test('is all that it does, and for members', async () => {
    const { roomId, owner, outsider, removed } = await setGroupCall(engine, () => endedFields());
    const elsewhere = await setGroupCall(engine);
    const { callId } = elsewhere;
    const other = { id: callId, kind: 'audio', callerId: owner, at: ago(1) };
    for (const fields of [
      { name: 'Mine now' },
      { call: deleteField() },
      { call: other },
      { call: {} },
    ]) {
      expect(await passes(engine, owner, free(roomId, fields))).toBe(false);
    }
    const changed = { room: update(roomPath(roomId), { 'call.callerId': owner }) };
    expect(await passes(engine, owner, changed)).toBe(false);
    for (const me of [outsider, removed, null]) {
      expect(await passes(engine, me, free(roomId))).toBe(false);
    }
    expect(await passes(engine, owner, free(roomId))).toBe(true);
  });

  test('was done before: the call ends all the same', async () => {
    const { scene, by, commit } = await goingLast();
    await apply(engine.admin(), { room: update(roomPath(scene.roomId), { call: null }) });
    const goesOn = call({ state: undefined })(without(commit, 'room'));
    expect(await passes(engine, by, goesOn)).toBe(false);
    expect(await passes(engine, by, call({ state: 'ringing' })(goesOn))).toBe(false);
  });

  test('was done before, or another call is on: the call ends alone', async () => {
    for (const word of [null, { id: newId(), kind: 'audio', callerId: 'x', at: ago(0) }]) {
      const { scene, by, commit } = await goingLast();
      await apply(engine.admin(), { room: update(roomPath(scene.roomId), { call: word }) });
      expect(await passes(engine, by, without(commit, 'room'))).toBe(true);
    }
    const { scene, by, commit } = await goingLast();
    await apply(engine.admin(), {
      room: update(roomPath(scene.roomId), { call: deleteField() }),
    });
    expect(await passes(engine, by, without(commit, 'room'))).toBe(true);
  });
});
