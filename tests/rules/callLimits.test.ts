import { collection, getDocs, limit, query, Timestamp, where } from 'firebase/firestore/lite';
import { expect, test } from 'vitest';
import {
  CALL_LIMIT_COUNT,
  CALL_PARTICIPANTS_MAX,
  CALL_RING_MS,
  CALL_RINGS_ON_MAX,
  CALL_SIGNAL_MAX_CHARS,
  CALL_SIGNAL_TTL_MS,
  CALLS_PAGE,
  GROUP_MEMBERS_MAX,
  SEND_LIMIT_WINDOW_MS,
} from '@hearth/domain/limits';
import { COLLECTIONS, callLimitsPath, roomPath, signalsPath } from '@hearth/domain/paths';
import { MINUTE_MS, SECOND_MS } from '@hearth/domain/time';
import { testBounds, type Bounds } from './bounds';
import { newId } from './builders';
import {
  firstCall,
  joinCall,
  leaveLast,
  nextCall,
  refuseInGroup,
  signal,
  startCall,
} from './callBuilders';
import {
  ANSWERED,
  inCall,
  roomOfGroup,
  setDirectCall,
  setGroupCall,
  setOngoing,
} from './callScene';
import { apply, forge, set, update, type Data } from './commit';
import { readRules, useEngine } from './engine';
import { addPerson, ago, newUid, setGroup } from './scene';
import { isAllowed, passes } from './verdict';

const engine = useEngine();

const crowd = (size: number) => Array.from({ length: size }, () => newUid('crowd'));

const signalling = async (fields: Data) => {
  const { callId, member, other } = await setOngoing(engine, 'member', 'other');
  return { by: member, commit: forge(signal(callId, member, other), 'signal', fields) };
};

const BOUNDS: Bounds = {
  'people in a call': {
    max: CALL_PARTICIPANTS_MAX,
    attempt: async (size) => {
      const scene = await setGroupCall(engine, ({ member }) => ({
        ...ANSWERED,
        participants: inCall([member, ...crowd(size - 2)]),
      }));
      const { callId, owner } = scene;
      return { by: owner, commit: joinCall(callId, owner, { answers: false }) };
    },
  },
  'calls in a window': {
    max: CALL_LIMIT_COUNT,
    attempt: async (size) => {
      const group = await setGroup(engine);
      const window = { windowStartedAt: ago(0.1), count: size - 1, lastCallId: newId() };
      await apply(engine.admin(), { it: set(callLimitsPath(group.member), window) });
      const commit = startCall(roomOfGroup(group), group.member, { calls: 'counting' });
      return { by: group.member, commit };
    },
  },
  'people of a group in which it rings on': {
    max: CALL_RINGS_ON_MAX,
    attempt: async (size) => {
      const scene = await setGroupCall(engine, ({ member, owner }) => ({
        ...{ ...ANSWERED, participants: inCall([member, 'somebody']) },
        memberIds: [member, owner, ...crowd(size - 2)],
      }));
      return { by: scene.owner, commit: refuseInGroup(scene.callId, scene.owner) };
    },
  },
  'characters of a tab’s id': {
    max: 40,
    attempt: async (size) => {
      const { callId, owner } = await setOngoing(engine, 'member', 'other');
      const sessionId = 'x'.repeat(size);
      return { by: owner, commit: joinCall(callId, owner, { answers: false, sessionId }) };
    },
  },
  'characters of a link’s id': {
    max: 40,
    attempt: (size) => signalling({ linkId: 'x'.repeat(size) }),
  },
  'characters of a signal': {
    max: CALL_SIGNAL_MAX_CHARS,
    attempt: (size) => signalling({ items: 'é'.repeat(size) }),
  },
};

testBounds(engine, BOUNDS);

test('a full call lets its people change tabs', async () => {
  const scene = await setGroupCall(engine, ({ member }) => ({
    ...ANSWERED,
    participants: inCall([member, ...crowd(CALL_PARTICIPANTS_MAX - 1)]),
  }));
  const { callId, member } = scene;
  const coming = joinCall(callId, member, { answers: false, sessionId: 'SecondTab' });
  expect(await passes(engine, member, coming)).toBe(true);
});

test('the largest group begins a call', async () => {
  const group = await setGroup(engine);
  const memberIds = [group.member, ...crowd(GROUP_MEMBERS_MAX - 1)];
  await apply(engine.admin(), { it: update(roomPath(group.roomId), { memberIds }) });
  const room = { ...roomOfGroup(group), memberIds };
  expect(await passes(engine, group.member, startCall(room, group.member))).toBe(true);
});

test.each([
  [CALL_RING_MS + 500, true],
  [CALL_RING_MS - 5_000, false],
])('missed after %d ms: %s', async (ms, isAllowed) => {
  const createdAt = Timestamp.fromMillis(Date.now() - ms);
  const { callId, roomId, me } = await setDirectCall(engine, { createdAt });
  expect(await passes(engine, me, leaveLast(callId, roomId, me, 'missed'))).toBe(isAllowed);
});

test('the rules name the ring of the domain', () => {
  expect(readRules('firestore.rules')).toContain(
    `createdAt + duration.value(${CALL_RING_MS / SECOND_MS}, 's')`,
  );
});

test.each([
  [SEND_LIMIT_WINDOW_MS + 500, true],
  [SEND_LIMIT_WINDOW_MS - 2_000, false],
])('a fresh window of calls %d ms after the last: %s', async (age, isAllowed) => {
  const group = await setGroup(engine);
  const windowStartedAt = Timestamp.fromMillis(Date.now() - age);
  const window = { windowStartedAt, count: 1, lastCallId: newId() };
  await apply(engine.admin(), { it: set(callLimitsPath(group.member), window) });
  const commit = startCall(roomOfGroup(group), group.member);
  expect(await passes(engine, group.member, commit)).toBe(isAllowed);
});

test.each<[string, Data]>([
  ['that counts from below', { count: -100 }],
  ['that began an hour before', { windowStartedAt: ago(60) }],
  ['that will begin', { windowStartedAt: ago(-60) }],
])('after a window no fresh one %s', async (_name, forged) => {
  const group = await setGroup(engine);
  const window = { windowStartedAt: ago(10), count: 1, lastCallId: newId() };
  await apply(engine.admin(), { it: set(callLimitsPath(group.member), window) });
  const commit = startCall(roomOfGroup(group), group.member);
  expect(await passes(engine, group.member, forge(commit, 'calls', forged))).toBe(false);
  expect(await passes(engine, group.member, commit)).toBe(true);
});

test('the rules name the window of the domain', () => {
  const windows = readRules('firestore.rules').match(
    /windowStartedAt \+ duration\.value\((\d+), 's'\)/g,
  );
  const named = `windowStartedAt + duration.value(${SEND_LIMIT_WINDOW_MS / SECOND_MS}, 's')`;
  expect(windows).toEqual([named, named]);
});

test('a call is counted for nobody but who begins it', async () => {
  const group = await setGroup(engine);
  const id = newId();
  const start = startCall(roomOfGroup(group), group.member, { id });
  const forOther = { theirs: firstCall(group.other, id) };
  expect(await passes(engine, group.member, { ...start, ...forOther })).toBe(false);
  await apply(engine.admin(), {
    it: set(callLimitsPath(group.other), { windowStartedAt: ago(0.1), count: 1, lastCallId: 'x' }),
  });
  const onOther = { theirs: nextCall(group.other, id) };
  expect(await passes(engine, group.member, { ...start, ...onOther })).toBe(false);
  expect(await passes(engine, group.member, start)).toBe(true);
});

// Half an hour more, for a clock that is wrong.
test.each([
  [CALL_SIGNAL_TTL_MS + 29 * MINUTE_MS, true],
  [CALL_SIGNAL_TTL_MS + 31 * MINUTE_MS, false],
])('a signal that lives %d ms: %s', async (ms, isAllowed) => {
  const { by, commit } = await signalling({ expiresAt: Timestamp.fromMillis(Date.now() + ms) });
  expect(await passes(engine, by, commit)).toBe(isAllowed);
});

test.each([
  [50, true],
  [51, false],
])('%d signals are listed at once: %s', async (count, mayList) => {
  const { callId, other } = await setOngoing(engine, 'member', 'other');
  const signals = collection(engine.db(other), signalsPath(callId));
  const mine = query(signals, where('to', '==', other), limit(count));
  expect(await isAllowed(getDocs(mine))).toBe(mayList);
});

test.each([
  [CALLS_PAGE, true],
  [CALLS_PAGE + 1, false],
])('%d calls are listed at once: %s', async (count, mayList) => {
  const me = await addPerson(engine, 'me');
  const calls = collection(engine.db(me), COLLECTIONS.calls);
  const mine = query(calls, where('memberIds', 'array-contains', me), limit(count));
  expect(await isAllowed(getDocs(mine))).toBe(mayList);
});

test('the ids of a tab and of a link may be short', async () => {
  const { callId, owner } = await setOngoing(engine, 'member', 'other');
  const coming = joinCall(callId, owner, { answers: false, sessionId: 'x' });
  expect(await passes(engine, owner, coming)).toBe(true);
  const { by, commit } = await signalling({ linkId: 'x' });
  expect(await passes(engine, by, commit)).toBe(true);
});
