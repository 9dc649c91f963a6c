import {
  collection,
  doc,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  where,
  type QueryConstraint,
} from 'firebase/firestore/lite';
import { describe, expect, test } from 'vitest';
import { COLLECTIONS, callPath, memberPath } from '@hearth/domain/paths';
import { newId } from './builders';
import { setDirectCall, setGroupCall } from './callScene';
import { apply, set, update } from './commit';
import { useEngine } from './engine';
import { addPerson, ago } from './scene';
import { isAllowed } from './verdict';

const engine = useEngine();

const reads = (uid: string | null, callId: string) =>
  isAllowed(getDoc(doc(engine.db(uid), callPath(callId))));

describe('a call', () => {
  test('is seen by the people of its room', async () => {
    const { callId, ...scene } = await setGroupCall(engine);
    for (const who of ['owner', 'admin', 'member', 'other'] as const) {
      expect(await reads(scene[who], callId)).toBe(true);
    }
    for (const who of ['outsider', 'removed'] as const) {
      expect(await reads(scene[who], callId)).toBe(false);
    }
    expect(await reads(null, callId)).toBe(false);
  });

  test('is seen by who was added since, and not by who was removed', async () => {
    const { callId, roomId, other } = await setGroupCall(engine);
    const added = await addPerson(engine, 'added');
    await apply(engine.admin(), {
      added: set(memberPath(roomId, added), { role: 'member', joinedAt: ago(0) }),
      removed: update(memberPath(roomId, other), { role: 'former' }),
    });
    expect(await reads(added, callId)).toBe(true);
    expect(await reads(other, callId)).toBe(false);
  });

  test('of a direct room is seen by the two', async () => {
    const { callId, me, other } = await setDirectCall(engine);
    expect(await reads(me, callId)).toBe(true);
    expect(await reads(other, callId)).toBe(true);
    expect(await reads(await addPerson(engine, 'x'), callId)).toBe(false);
  });

  test('that is not there is not seen', async () => {
    const { me } = await setDirectCall(engine);
    expect(await reads(me, newId())).toBe(false);
  });
});

describe('the history', () => {
  const lists = (uid: string | null, ...parts: QueryConstraint[]) =>
    isAllowed(getDocs(query(collection(engine.db(uid), COLLECTIONS.calls), ...parts)));
  const of = (uid: string) => where('memberIds', 'array-contains', uid);
  const newest = orderBy('createdAt', 'desc');

  test('is one’s own', async () => {
    const { me, other, roomId } = await setDirectCall(engine);
    const stranger = await addPerson(engine, 'x');
    expect(await lists(me, of(me), newest, limit(30))).toBe(true);
    expect(await lists(other, of(other), newest, limit(30))).toBe(true);
    expect(await lists(stranger, of(stranger), newest, limit(30))).toBe(true);
    expect(await lists(stranger, of(me), newest, limit(30))).toBe(false);
    expect(await lists(me, of(other), newest, limit(30))).toBe(false);
    expect(await lists(null, of(me), newest, limit(30))).toBe(false);
    expect(await lists(me, where('roomId', '==', roomId), newest, limit(30))).toBe(false);
    expect(await lists(me, where('callerId', '==', me), newest, limit(30))).toBe(false);
    expect(await lists(me, newest, limit(30))).toBe(false);
  });

  test('is bounded', async () => {
    const { me } = await setDirectCall(engine);
    expect(await lists(me, of(me), newest)).toBe(false);
  });
});
