import { Timestamp } from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { readPath } from '@hearth/domain/paths';
import { markRead, minutes, type } from './builders';
import { apply, forge, set, type Commit, type Data } from './commit';
import { useEngine } from './engine';
import { ago, SCENE_SEQ, setGroup } from './scene';
import { passes, testForgeries, testVariants } from './verdict';

const engine = useEngine();

describe('read marks', () => {
  const SEEN_AT = ago(10);
  const mark = (fields: Data) => (commit: Commit) => forge(commit, 'mark', fields);

  async function marking() {
    const group = await setGroup(engine);
    const commit = markRead(group.roomId, group.member, SCENE_SEQ - 1, SEEN_AT);
    return { scene: group, by: group.member, commit };
  }

  /** Read up to 3 before, at a time that may not fall. */
  async function markingAgain() {
    const attempt = await marking();
    const { roomId, member } = attempt.scene;
    const before = { uid: member, lastSeq: 3, lastReadAt: SEEN_AT };
    await apply(engine.admin(), { mark: set(readPath(roomId, member), before) });
    return attempt;
  }

  const BAD_FIELDS = {
    "another's name": mark({ uid: 'somebody' }),
    'more messages than there are': mark({ lastSeq: SCENE_SEQ + 1 }),
    'a negative count': mark({ lastSeq: -1 }),
    'a fraction': mark({ lastSeq: 1.5 }),
    'a count that is text': mark({ lastSeq: '4' }),
    'a time to come': mark({ lastReadAt: minutes(24 * 60) }),
    'a time that is a number': mark({ lastReadAt: 5 }),
    'no time': mark({ lastReadAt: undefined }),
    'no name': mark({ uid: undefined }),
    'an extra field': mark({ role: 'owner' }),
  };
  testForgeries(engine, 'the first mark', marking, {
    ...BAD_FIELDS,
    "another's document": (commit, group) => ({
      mark: set(readPath(group.roomId, group.other), { ...commit['mark']?.data, uid: group.other }),
    }),
  });
  testForgeries(engine, 'a later mark', markingAgain, {
    ...BAD_FIELDS,
    'a count that falls': mark({ lastSeq: 2 }),
    'a time that falls': mark({ lastReadAt: ago(11) }),
  });
  testVariants(engine, 'the first mark', marking, {
    'nothing read': mark({ lastSeq: 0 }),
    'everything read': mark({ lastSeq: SCENE_SEQ }),
  });
  testVariants(engine, 'a later mark', markingAgain, {
    'the same again': mark({ lastSeq: 3 }),
    'a later time': mark({ lastReadAt: ago(9) }),
  });

  test('who was removed marks nothing, and neither does who never was in', async () => {
    const { roomId, removed, outsider } = await setGroup(engine);
    expect(await passes(engine, removed, markRead(roomId, removed, 1, SEEN_AT))).toBe(false);
    expect(await passes(engine, outsider, markRead(roomId, outsider, 1, SEEN_AT))).toBe(false);
  });
});

describe('typing', () => {
  const typing = (fields: Data) => (commit: Commit) => forge(commit, 'typing', fields);

  async function starting() {
    const group = await setGroup(engine);
    return { scene: group, by: group.member, commit: type(group.roomId, group.member) };
  }

  async function repeating() {
    const attempt = await starting();
    expect(await passes(engine, attempt.by, attempt.commit)).toBe(true);
    return attempt;
  }

  const BAD_FIELDS = {
    'a time of its own': typing({ at: Timestamp.now() }),
    'no time': typing({ at: undefined }),
    'no end': typing({ expiresAt: undefined }),
    'an end too far away': typing({ expiresAt: minutes(72 * 60) }),
    'an end that is text': typing({ expiresAt: 'soon' }),
    'an extra field': typing({ text: 'what I type' }),
  };
  testForgeries(engine, 'typing', starting, BAD_FIELDS);
  testForgeries(engine, 'typing on', repeating, BAD_FIELDS);
});
