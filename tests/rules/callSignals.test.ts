import {
  collection,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  serverTimestamp,
  where,
} from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { callPath, signalPath, signalsPath } from '@hearth/domain/paths';
import { minutes, newId } from './builders';
import { SESSION, signal, signalData } from './callBuilders';
import { ANSWERED, endedFields, inCall, setDirectCall, setOngoing } from './callScene';
import { apply, forge, remove, set, update, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { ago } from './scene';
import { isAllowed, passes, testForgeries } from './verdict';

const engine = useEngine();

const fields = (values: Data) => (commit: Commit) => forge(commit, 'signal', values);

async function setTalk() {
  const direct = await setDirectCall(engine);
  const participants = inCall([direct.me, direct.other]);
  await apply(engine.admin(), {
    it: update(callPath(direct.callId), { ...ANSWERED, participants }),
  });
  return direct;
}

async function sending() {
  const scene = await setTalk();
  return { scene, by: scene.me, commit: signal(scene.callId, scene.me, scene.other) };
}

describe('sending a signal', () => {
  testForgeries(engine, 'to the other tab', sending, {
    'the name of another': (commit, { other }) => fields({ from: other })(commit),
    'the name of another and back': (_, { callId, me, other }) => signal(callId, other, me),
    'a name from outside': fields({ from: 'somebody' }),
    'another tab of one’s own': fields({ fromSession: 'SecondTab' }),
    'no tab of one’s own': fields({ fromSession: null }),
    'somebody outside': fields({ to: 'somebody' }),
    nobody: fields({ to: null }),
    oneself: (commit, { me }) => fields({ to: me })(commit),
    'another tab of the other': fields({ toSession: 'SecondTab' }),
    'no tab of the other': fields({ toSession: null }),
    'no link': fields({ linkId: null }),
    'an empty link': fields({ linkId: '' }),
    'a link in two words': fields({ linkId: 'a b' }),
    'a list of items': fields({ items: ['offer'] }),
    'no items': fields({ items: null }),
    'a time before': fields({ at: ago(1) }),
    'a time to come': fields({ at: minutes(1) }),
    'a life that is over': fields({ expiresAt: ago(1) }),
    'a life without end': fields({ expiresAt: null }),
    'an extra field': fields({ note: 'x' }),
    'a field less': fields({ linkId: undefined }),
    'another call': (commit) => ({
      signal: set(signalPath(newId(), newId()), commit['signal']?.data ?? {}),
    }),
  });

  test('to oneself in another tab is refused, even with that tab', async () => {
    const { callId, me } = await setTalk();
    expect(await passes(engine, me, signal(callId, me, me))).toBe(false);
  });

  test('is for those in the call', async () => {
    const scene = await setOngoing(engine, 'member', 'other');
    const { callId, member, other } = scene;
    for (const who of ['owner', 'removed', 'outsider'] as const) {
      const [me, other] = [scene[who], scene.member];
      expect(await passes(engine, me, signal(callId, me, other))).toBe(false);
      expect(await passes(engine, me, signal(callId, scene.other, other))).toBe(false);
      expect(await passes(engine, member, signal(callId, member, me))).toBe(false);
    }
    expect(await passes(engine, null, signal(callId, member, other))).toBe(false);
    expect(await passes(engine, member, signal(callId, member, other))).toBe(true);
  });

  test('ends with the call', async () => {
    const { scene, by, commit } = await sending();
    await apply(engine.admin(), { it: update(callPath(scene.callId), endedFields()) });
    expect(await passes(engine, by, commit)).toBe(false);
  });

  test('ends for a tab whose place was taken', async () => {
    const { scene, by, commit } = await sending();
    const taken = { sessionId: 'SecondTab', joinedAt: serverTimestamp() };
    await apply(engine.admin(), {
      it: update(callPath(scene.callId), { [`participants.${by}`]: taken }),
    });
    expect(await passes(engine, by, commit)).toBe(false);
  });
});

describe('a signal', () => {
  async function setSignal() {
    const scene = await setOngoing(engine, 'member', 'other');
    const { callId, member, other } = scene;
    const id = newId();
    const data = signalData(member, other, { at: ago(0) });
    await apply(engine.admin(), { it: set(signalPath(callId, id), data) });
    return { ...scene, id, path: signalPath(callId, id) };
  }

  const EVERYBODY = ['member', 'other', 'owner', 'removed', 'outsider'] as const;

  test('is read by whom it is for alone', async () => {
    const { path, ...scene } = await setSignal();
    const reads = (uid: string | null) => isAllowed(getDoc(doc(engine.db(uid), path)));
    const readers = await Promise.all(
      EVERYBODY.map(async (who) => ((await reads(scene[who])) ? [who] : [])),
    );
    expect(readers.flat()).toEqual(['other']);
    expect(await reads(null)).toBe(false);
  });

  test('is listed by whom it is for alone', async () => {
    const scene = await setSignal();
    const { callId, other, member } = scene;
    const lists = (uid: string | null, to: string) =>
      isAllowed(
        getDocs(
          query(
            collection(engine.db(uid), signalsPath(callId)),
            where('to', '==', to),
            where('toSession', '==', SESSION),
            limit(50),
          ),
        ),
      );
    for (const who of EVERYBODY) expect(await lists(scene[who], other)).toBe(who === 'other');
    expect(await lists(null, other)).toBe(false);
    expect(await lists(other, member)).toBe(false);
  });

  test('is not listed with those for others', async () => {
    const { callId, other, member } = await setSignal();
    const signals = collection(engine.db(other), signalsPath(callId));
    expect(await isAllowed(getDocs(query(signals, limit(50))))).toBe(false);
    const sent = query(signals, where('from', '==', member), limit(50));
    expect(await isAllowed(getDocs(sent))).toBe(false);
  });

  test('is changed by nobody', async () => {
    const { path, ...scene } = await setSignal();
    for (const who of EVERYBODY) {
      const changes = { it: update(path, { items: '[1]' }) };
      expect(await passes(engine, scene[who], changes)).toBe(false);
    }
    const { callId, member, other, id } = scene;
    expect(await passes(engine, member, signal(callId, member, other, id))).toBe(false);
  });

  test.each(EVERYBODY)('is deleted by whom it is for and by whom it is from: %s', async (who) => {
    const { path, ...scene } = await setSignal();
    const isTheirs = who === 'member' || who === 'other';
    expect(await passes(engine, scene[who], { it: remove(path) })).toBe(isTheirs);
  });

  test('that is gone is deleted once more', async () => {
    const { path, callId, other, member } = await setSignal();
    expect(await passes(engine, null, { it: remove(path) })).toBe(false);
    const both = { it: remove(path), gone: remove(signalPath(callId, newId())) };
    expect(await passes(engine, other, both)).toBe(true);
    expect(await passes(engine, member, { it: remove(path) })).toBe(true);
    expect(await passes(engine, null, { it: remove(path) })).toBe(false);
  });
});
