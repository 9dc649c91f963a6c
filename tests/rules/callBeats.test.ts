import { collection, doc, getDoc, getDocs, limit, query } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { callBeatPath, callBeatsPath, callPath } from '@hearth/domain/paths';
import { minutes, newId } from './builders';
import { beat, beatData } from './callBuilders';
import { endedFields, setDirectCall, setOngoing } from './callScene';
import { apply, forge, remove, set, update, type Data } from './commit';
import { useEngine } from './engine';
import { ago } from './scene';
import { isAllowed, passes, testForgeries, type Forgeries } from './verdict';

const engine = useEngine();

const fields = (values: Data) => (commit: ReturnType<typeof beat>) => forge(commit, 'beat', values);

async function first() {
  const scene = await setOngoing(engine, 'member', 'other');
  return { scene, by: scene.member, commit: beat(scene.callId, scene.member) };
}

async function next() {
  const { scene, by, commit } = await first();
  const before = set(callBeatPath(scene.callId, by), beatData({ at: ago(4) }));
  await apply(engine.admin(), { before });
  return { scene, by, commit };
}

const FORGERIES: Forgeries<Awaited<ReturnType<typeof first>>['scene']> = {
  'a time before': fields({ at: ago(1) }),
  'a time to come': fields({ at: minutes(60) }),
  'no time': fields({ at: undefined }),
  'another tab': fields({ sessionId: 'SecondTab' }),
  'no tab': fields({ sessionId: undefined }),
  'an extra field': fields({ note: 'x' }),
  'the name of another': (_, { callId, other }) => beat(callId, other),
  'the name of nobody': (_, { callId }) => beat(callId, 'nobody'),
  'another call': (_, { member }) => beat(newId(), member),
};

describe('a beat', () => {
  testForgeries(engine, 'the first', first, FORGERIES);
  testForgeries(engine, 'the next', next, FORGERIES);

  test('is for those in the call', async () => {
    const { callId, ...scene } = await setOngoing(engine, 'member', 'other');
    for (const who of ['owner', 'admin', 'removed', 'outsider'] as const) {
      expect(await passes(engine, scene[who], beat(callId, scene[who]))).toBe(false);
      expect(await passes(engine, scene[who], beat(callId, scene.member))).toBe(false);
    }
    expect(await passes(engine, null, beat(callId, scene.member))).toBe(false);
  });

  test('ends with the call', async () => {
    const { callId, me } = await setDirectCall(engine);
    expect(await passes(engine, me, beat(callId, me))).toBe(true);
    await apply(engine.admin(), { it: update(callPath(callId), endedFields()) });
    expect(await passes(engine, me, beat(callId, me))).toBe(false);
  });

  test('is read and removed by nobody', async () => {
    const { scene, by } = await next();
    const { callId } = scene;
    const path = callBeatPath(callId, by);
    for (const who of ['member', 'other', 'owner', 'outsider'] as const) {
      const db = engine.db(scene[who]);
      expect(await isAllowed(getDoc(doc(db, path)))).toBe(false);
      expect(await isAllowed(getDocs(query(collection(db, callBeatsPath(callId)), limit(1))))).toBe(
        false,
      );
      expect(await passes(engine, scene[who], { it: remove(path) })).toBe(false);
    }
  });
});
