import { callSchema, type Call, type CallSignal, type CallSignalItem } from '@hearth/domain/call';
import { CALLS_PAGE, CALL_LIMIT_COUNT, SEND_LIMIT_COUNT } from '@hearth/domain/limits';
import {
  blockPath,
  callPath,
  limitsPath,
  messagePath,
  roomPath,
  signalPath,
} from '@hearth/domain/paths';
import { roomSchema, type Room } from '@hearth/domain/room';
import {
  deleteDoc,
  doc,
  getDocFromServer,
  getDocsFromServer,
  collection,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  where,
  limit,
} from 'firebase/firestore';
import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lateCalls } from '../../web/src/firebase/lateCalls';
import { parseDocument } from '../../web/src/firebase/parse';
import { createRooms } from '../../web/src/firebase/rooms';
import type { CallEnd, CallsPort } from '../../web/src/ports/calls';
import type { RoomsPort } from '../../web/src/ports/rooms';
import { buildCall } from '../../web/src/testing/builders';
import { createMemoryFiles } from '../../web/src/testing/memoryFiles';
import { StoredTime, writeDocuments, type EngineAddress } from '../seed/engineRest';
import { engineConfig } from './engineConfig';
import { closeAllAfterwards, newId, record, signUp, type SignedIn } from './signedIn';

interface Person extends SignedIn {
  calls: CallsPort;
  rooms: RoomsPort;
  /** The tab that they have open first. */
  end: CallEnd;
}

async function person(name: string): Promise<Person> {
  const signedIn = await signUp(name);
  const config = engineConfig();
  const { db, credentials } = signedIn;
  const calls = lateCalls(db, { config, credentials, now: Date.now });
  const rooms = createRooms(db, {
    config,
    files: createMemoryFiles(),
    now: Date.now,
    onFreshness: () => undefined,
  });
  return { ...signedIn, calls, rooms, end: { uid: signedIn.uid, sessionId: tabOf(signedIn.uid) } };
}

let tabs = 0;
function tabOf(uid: string): string {
  tabs += 1;
  return `${uid.slice(0, 8)}-${String(tabs)}`;
}

closeAllAfterwards();

let ada: Person;
let grace: Person;
let linus: Person;
let outsider: Person;

beforeAll(async () => {
  outsider = await person('Out');
});
// Blocks, rate limits and rooms of one test stay there.
beforeEach(async () => {
  const people = ['Ada', 'Grace', 'Linus'].map((name) => person(name));
  [ada, grace, linus] = (await Promise.all(people)) as [Person, Person, Person];
});

// A local engine keeps no task back: the function that times a call out would wait for it, and tests
// that wait for all functions with it.
afterEach(async () => {
  await Promise.all([ada, grace, linus].map(hangUp));
});

async function hangUp({ uid, calls }: Person): Promise<void> {
  const history = await calls.history(uid, null);
  for (const call of history.calls) {
    const own = call.participants[uid];
    if (call.state === 'ringing' && own) {
      await calls.leave(call, { uid, sessionId: own.sessionId }, 'cancelled');
    }
  }
}

/** The room as the server has it. */
async function roomOf({ db }: Person, roomId: string): Promise<Room> {
  const fields = parseDocument(roomSchema, await getDocFromServer(doc(db, roomPath(roomId))));
  if (!fields) throw new Error(`there is no room ${roomId}`);
  return { ...fields, id: roomId };
}

/** The call as the server has it. */
async function callOf({ db }: Person, callId: string): Promise<Call> {
  const fields = parseDocument(callSchema, await getDocFromServer(doc(db, callPath(callId))));
  if (!fields) throw new Error(`there is no call ${callId}`);
  return { ...fields, id: callId };
}

async function group(...people: [Person, ...Person[]]): Promise<Room> {
  const [founder, ...others] = people;
  const memberIds = others.map(({ uid }) => uid);
  const made = { id: newId(), name: 'Calls', memberIds };
  const { roomId } = await founder.rooms.createGroup(founder.uid, made);
  return roomOf(founder, roomId);
}

async function direct(a: Person, b: Person): Promise<Room> {
  return roomOf(a, await a.rooms.openDirect(a.uid, b.uid));
}

/** Begins a call and gives it as the caller sees it. */
async function ringing(caller: Person, room: Room): Promise<Call> {
  const id = caller.calls.newId();
  await caller.calls.start(room, caller.end, { id, kind: 'audio' });
  return callOf(caller, id);
}

async function ongoing(caller: Person, room: Room, ...others: Person[]): Promise<Call> {
  const { id } = await ringing(caller, room);
  for (const other of others) await other.calls.join(id, other.end);
  return callOf(caller, id);
}

const callIn = async (who: Person, room: Room) => (await roomOf(who, room.id)).call;

describe('a start', () => {
  it('rings in the room, and is the message that tells of it', async () => {
    const room = await direct(ada, grace);
    const id = ada.calls.newId();
    await ada.calls.start(room, ada.end, { id, kind: 'video' });
    const seen = await roomOf(grace, room.id);
    expect(seen.call).toMatchObject({ id, kind: 'video', callerId: ada.uid });
    expect(seen.seq).toBe(room.seq + 1);
    expect(seen.lastMessage).toMatchObject({ id, kind: 'system', senderId: ada.uid });
    const event = { type: 'call', kind: 'video', outcome: null, durationMs: null };
    const message = await getDocFromServer(doc(grace.db, messagePath(room.id, id)));
    expect(message.get('event')).toEqual(event);
    const call = await callOf(grace, id);
    expect(call).toMatchObject({
      ...{ id, roomId: room.id, roomKind: 'direct', kind: 'video', callerId: ada.uid },
      ...{ state: 'ringing', refusals: {}, answeredAt: null, endedAt: null, outcome: null },
      participants: { [ada.uid]: { sessionId: ada.end.sessionId, joinedAt: call.createdAt } },
    });
    expect(call.memberIds).toEqual(room.memberIds);
    expect(seen.call?.at).toBe(call.createdAt);
  });

  it('is refused while a call goes on there, and only then', async () => {
    const room = await direct(ada, grace);
    const call = await ringing(ada, room);
    await expect(ringing(grace, room)).rejects.toMatchObject({ code: 'alreadyExists' });
    await ada.calls.leave(call, ada.end, 'cancelled');
    expect(await ringing(grace, room)).toMatchObject({ callerId: grace.uid });
  });

  it('of two people at the same moment is one call', async () => {
    const room = await direct(ada, grace);
    const starts = await Promise.allSettled([ringing(ada, room), ringing(grace, room)]);
    const made = starts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(made).toHaveLength(1);
    expect(starts).toContainEqual(
      expect.objectContaining({
        reason: expect.objectContaining({ code: 'alreadyExists' }) as unknown,
      }),
    );
  });

  it('that went through, while nobody could say so, is not doubled', async () => {
    const room = await direct(ada, grace);
    const call = await ringing(ada, room);
    await ada.calls.start(room, ada.end, { id: call.id, kind: 'audio' });
    await ada.calls.leave(call, ada.end, 'cancelled');
    await ada.calls.start(room, ada.end, { id: call.id, kind: 'audio' });
    const after = await roomOf(ada, room.id);
    expect(after).toMatchObject({ call: null, seq: room.seq + 1 });
  });

  it('is one of six in a minute', async () => {
    const room = await direct(ada, grace);
    for (let n = 0; n < CALL_LIMIT_COUNT; n += 1) {
      await ada.calls.leave(await ringing(ada, room), ada.end, 'cancelled');
    }
    await expect(ringing(ada, room)).rejects.toMatchObject({ code: 'rateLimited' });
    expect(await ringing(grace, room)).toMatchObject({ callerId: grace.uid });
  });

  it('knows the people of the room as they are now', async () => {
    const room = await group(ada, grace);
    await ada.rooms.addMembers(room, ada.uid, [linus.uid]);
    const call = await ringing(grace, room);
    expect(call.memberIds).toEqual([ada.uid, grace.uid, linus.uid]);
  });

  it('tells strangers, and who calls nobody, that it is not to be', async () => {
    const room = await group(ada, grace);
    await expect(ringing(outsider, room)).rejects.toMatchObject({ code: 'notMember' });
    const alone = await group(ada);
    await expect(ringing(ada, alone)).rejects.toMatchObject({ code: 'denied' });
  });

  it('is blocked whichever of the two blocks the other', async () => {
    const room = await direct(ada, grace);
    const block = doc(ada.db, blockPath(ada.uid, grace.uid));
    await setDoc(block, { at: serverTimestamp(), blockedUid: grace.uid });
    await expect(ringing(ada, room)).rejects.toMatchObject({ code: 'blocked' });
    await expect(ringing(grace, room)).rejects.toMatchObject({ code: 'blocked' });
    await deleteDoc(block);
    await ringing(grace, room);
  });

  it('counts for the rate limit', async () => {
    const room = await direct(ada, grace);
    await writeDocuments(engine(), [
      {
        path: limitsPath(ada.uid),
        fields: {
          windowStartedAt: new StoredTime(Date.now()),
          count: SEND_LIMIT_COUNT,
          lastRoomId: room.id,
          lastMessageId: 'm'.repeat(20),
        },
      },
    ]);
    await expect(ringing(ada, room)).rejects.toMatchObject({ code: 'rateLimited' });
  });
});

function engine(): EngineAddress {
  const { firebase, emulators } = engineConfig();
  const { auth, firestore } = emulators ?? {};
  if (!auth || !firestore) throw new Error('run this under the engine');
  return { projectId: firebase.projectId, auth, firestore };
}

describe('coming in', () => {
  it('answers, once', async () => {
    const room = await direct(ada, grace);
    const { id } = await ringing(ada, room);
    await grace.calls.join(id, grace.end);
    const call = await callOf(ada, id);
    expect(call).toMatchObject({ state: 'ongoing', outcome: null });
    expect(call.answeredAt).toBe(call.participants[grace.uid]?.joinedAt);
    await grace.calls.join(id, grace.end);
    expect(await callOf(ada, id)).toEqual(call);
  });

  it('of two at the same moment lets both in', async () => {
    const room = await group(ada, grace, linus);
    const { id } = await ringing(ada, room);
    await Promise.all([grace.calls.join(id, grace.end), linus.calls.join(id, linus.end)]);
    const call = await callOf(ada, id);
    expect(Object.keys(call.participants)).toHaveLength(3);
    const joined = [grace, linus].map(({ uid }) => call.participants[uid]?.joinedAt ?? 0);
    expect(call.answeredAt).toBe(Math.min(...joined));
  });

  it('takes the place of another tab, which then goes quietly', async () => {
    const room = await direct(ada, grace);
    const before = await ongoing(ada, room, grace);
    const second = { uid: grace.uid, sessionId: tabOf(grace.uid) };
    await grace.calls.join(before.id, second);
    const call = await callOf(ada, before.id);
    expect(call.participants[grace.uid]?.sessionId).toBe(second.sessionId);
    expect(call.answeredAt).toBe(before.answeredAt);
    await grace.calls.leave(before, grace.end, 'cancelled');
    expect((await callOf(ada, before.id)).state).toBe('ongoing');
    await grace.calls.leave(call, second, 'cancelled');
  });

  it('is for six', async () => {
    const others = await Promise.all(['1', '2', '3', '4', '5', '6'].map((name) => person(name)));
    const room = await group(ada, ...others);
    const last = others.at(-1);
    if (!last) throw new Error('unreachable');
    const call = await ongoing(ada, room, ...others.slice(0, 5));
    await expect(last.calls.join(call.id, last.end)).rejects.toMatchObject({ code: 'callFull' });
    await ada.calls.leave(call, ada.end, 'cancelled');
    await last.calls.join(call.id, last.end);
    expect(Object.keys((await callOf(ada, call.id)).participants)).toHaveLength(6);
  });

  it('is too late once it is over, and not for strangers', async () => {
    const room = await direct(ada, grace);
    const call = await ringing(ada, room);
    await expect(outsider.calls.join(call.id, outsider.end)).rejects.toMatchObject({
      code: 'notMember',
    });
    const watched = record<Call | null>((listener) => outsider.calls.watch(call.id, listener));
    expect(await watched.until(() => true)).toBeNull();
    watched.stop();
    await ada.calls.leave(call, ada.end, 'cancelled');
    await expect(grace.calls.join(call.id, grace.end)).rejects.toMatchObject({ code: 'callOver' });
  });

  it('is not for who is blocked since it rings', async () => {
    const room = await direct(ada, grace);
    const { id } = await ringing(ada, room);
    await setDoc(doc(ada.db, blockPath(ada.uid, grace.uid)), {
      at: serverTimestamp(),
      blockedUid: grace.uid,
    });
    await expect(grace.calls.join(id, grace.end)).rejects.toMatchObject({ code: 'blocked' });
  });
});

describe('refusing', () => {
  it('ends a direct call and frees the room', async () => {
    const room = await direct(ada, grace);
    const { id } = await ringing(ada, room);
    await grace.calls.refuse(id, grace.uid, 'busy');
    const call = await callOf(ada, id);
    expect(call).toMatchObject({ state: 'ended', outcome: 'busy', answeredAt: null });
    expect(call.refusals).toEqual({ [grace.uid]: 'busy' });
    expect(call.endedAt).toBeGreaterThan(call.createdAt);
    expect(await callIn(ada, room)).toBeNull();
    await grace.calls.refuse(id, grace.uid, 'declined');
    expect(await callOf(ada, id)).toEqual(call);
  });

  it('in a group stands for oneself', async () => {
    const room = await group(ada, grace, linus);
    const { id } = await ringing(ada, room);
    await grace.calls.refuse(id, grace.uid, 'declined');
    const call = await callOf(ada, id);
    expect(call).toMatchObject({ state: 'ringing', refusals: { [grace.uid]: 'declined' } });
    await grace.calls.join(id, grace.end);
    expect(await callOf(ada, id)).toMatchObject({ state: 'ongoing' });
  });

  it('comes too late where another tab has answered, also at the same moment', async () => {
    const room = await direct(ada, grace);
    const { id } = await ringing(ada, room);
    const [joined] = await Promise.allSettled([
      grace.calls.join(id, grace.end),
      grace.calls.refuse(id, grace.uid, 'declined'),
    ]);
    const call = await callOf(ada, id);
    expect(call.state).toBe(joined.status === 'fulfilled' ? 'ongoing' : 'ended');
  });

  it('by a stranger does nothing', async () => {
    const room = await direct(ada, grace);
    const call = await ringing(ada, room);
    await outsider.calls.refuse(call.id, outsider.uid, 'declined');
    expect((await callOf(ada, call.id)).state).toBe('ringing');
  });
});

describe('going', () => {
  it('ends a direct call that was answered, whatever was thought of it', async () => {
    const room = await direct(ada, grace);
    const before = await ringing(ada, room);
    await grace.calls.join(before.id, grace.end);
    await ada.calls.leave(before, ada.end, 'cancelled');
    const call = await callOf(grace, before.id);
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(Object.keys(call.participants)).toEqual([grace.uid]);
    expect(await callIn(grace, room)).toBeNull();
    await grace.calls.leave(before, grace.end, 'cancelled');
    await ada.calls.leave(before, ada.end, 'cancelled');
    expect(await callOf(grace, before.id)).toEqual(call);
  });

  it('of the last ones at the same moment ends a group’s call', async () => {
    const room = await group(ada, grace, linus);
    const call = await ongoing(ada, room, grace, linus);
    await linus.calls.leave(call, linus.end, 'cancelled');
    expect((await callOf(linus, call.id)).state).toBe('ongoing');
    await Promise.all([
      ada.calls.leave(call, ada.end, 'cancelled'),
      grace.calls.leave(call, grace.end, 'cancelled'),
    ]);
    // Each may take the other for one who stays: then a function ends it.
    await expect
      .poll(() => callOf(linus, call.id))
      .toMatchObject({
        ...{ state: 'ended', outcome: 'answered', participants: {} },
      });
    expect(await callIn(linus, room)).toBeNull();
  });

  it('is missed only once nobody came in time', async () => {
    const room = await direct(ada, grace);
    const early = await ringing(ada, room);
    await ada.calls.leave(early, ada.end, 'missed');
    expect((await callOf(ada, early.id)).outcome).toBe('cancelled');
    const call = await ringing(ada, room);
    await ada.calls.leave(call, ada.end, 'failed');
    expect((await callOf(ada, call.id)).outcome).toBe('failed');
  });

  it('leaves a room alone that something else has freed', async () => {
    const room = await direct(ada, grace);
    const call = await ringing(ada, room);
    await free(room.id);
    await ada.calls.leave(call, ada.end, 'cancelled');
    expect((await callOf(ada, call.id)).state).toBe('ended');
  });

  it('while the page closes is one request, sent at once', async () => {
    const room = await direct(ada, grace);
    const { id } = await ringing(ada, room);
    const watched = record<Call | null>((listener) => grace.calls.watch(id, listener));
    await grace.calls.join(id, grace.end);
    const call = await watched.until((value) => value?.state === 'ongoing');
    if (!call) throw new Error('unreachable');
    const sent = vi.spyOn(globalThis, 'fetch');
    await expect
      .poll(() => {
        grace.calls.leaveOnClose(call, grace.end);
        return sent.mock.calls.filter(([, init]) => init?.keepalive).length;
      })
      .toBeGreaterThan(0);
    sent.mockRestore();
    await watched.until((value) => value?.state === 'ended');
    expect(await callOf(ada, id)).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(await callIn(ada, room)).toBeNull();
    watched.stop();
  });

  it('while the page closes leaves a group’s call to the others', async () => {
    const room = await group(ada, grace, linus);
    const call = await ongoing(ada, room, grace);
    const watched = record<Call | null>((listener) => grace.calls.watch(call.id, listener));
    await watched.until((value) => value !== null);
    await haveCredentials();
    grace.calls.leaveOnClose(call, grace.end);
    const left = await watched.until(
      (value) => value !== null && !(grace.uid in value.participants),
    );
    expect(left).toMatchObject({ state: 'ongoing' });
    watched.stop();
  });

  it('while the page closes ends a group’s call when the others have gone', async () => {
    const { room, call, watched, graces } = await twoInAGroup();
    grace.calls.leaveOnClose(call, grace.end);
    const left = await watched.until(
      (value) => value !== null && !(grace.uid in value.participants),
    );
    if (!left) throw new Error('unreachable');
    ada.calls.leaveOnClose(left, ada.end);
    await watched.until((value) => value?.state === 'ended');
    expect(await callIn(ada, room)).toBeNull();
    watched.stop();
    graces.stop();
  });

  it('while two pages close at once ends a group’s call, whoever comes first', async () => {
    const { room, call, watched, graces } = await twoInAGroup();
    ada.calls.leaveOnClose(call, ada.end);
    grace.calls.leaveOnClose(call, grace.end);
    await watched.until((value) => value?.state === 'ended');
    expect(await callOf(ada, call.id)).toMatchObject({ outcome: 'answered' });
    await expect.poll(() => callIn(ada, room)).toBeNull();
    watched.stop();
    graces.stop();
  });
});

/** Ada and Grace in a group's call, both ready to close their pages. */
async function twoInAGroup() {
  const room = await group(ada, grace, linus);
  const call = await ongoing(ada, room, grace);
  const watched = record<Call | null>((listener) => ada.calls.watch(call.id, listener));
  const graces = record<Call | null>((listener) => grace.calls.watch(call.id, listener));
  await watched.until((value) => value !== null);
  await haveCredentials();
  return { room, call, watched, graces };
}

/** Until a closing page has at hand what its last request needs; nothing tells of that. */
function haveCredentials(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_000));
}

/** The room without its call, as a function frees it: everything else stays. */
async function free(roomId: string) {
  const { firebase, emulators } = engineConfig();
  const root = `http://${emulators?.firestore ?? ''}/v1/projects/${firebase.projectId}`;
  const name = `${root}/databases/(default)/documents/rooms/${roomId}`;
  const answer = await fetch(`${name}?updateMask.fieldPaths=call`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { call: { nullValue: null } } }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const OFFER: CallSignalItem = { type: 'offer', sdp: 'v=0' };
const CANDIDATE: CallSignalItem = {
  type: 'candidate',
  candidate: { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0' },
};

const signal = (from: Person, to: Person, ...items: CallSignalItem[]) => ({
  ...{ from: from.end.uid, fromSession: from.end.sessionId },
  ...{ to: to.end.uid, toSession: to.end.sessionId, linkId: 'link1', items },
});

describe('a beat', () => {
  it('is taken from who is in the call with that tab, again and again', async () => {
    const { id } = await ongoing(ada, await direct(ada, grace), grace);
    await ada.calls.beat(id, ada.end);
    await ada.calls.beat(id, ada.end);
    const elsewhere = { uid: ada.uid, sessionId: 'another-tab' };
    const denied = { code: 'denied' };
    await expect(ada.calls.beat(id, elsewhere)).rejects.toMatchObject(denied);
    await expect(linus.calls.beat(id, linus.end)).rejects.toMatchObject(denied);
  });
});

describe('signals', () => {
  it('come to their tab, oldest first, until they are consumed', async () => {
    const room = await group(ada, grace, linus);
    const { id } = await ongoing(ada, room, grace, linus);
    const heard = record<CallSignal[]>((listener) =>
      grace.calls.watchSignals(id, grace.end, listener),
    );
    const others = [linus.end, { uid: grace.uid, sessionId: 'other-tab' }].map((end) => {
      const who = end.uid === linus.uid ? linus : grace;
      return record<CallSignal[]>((listener) => who.calls.watchSignals(id, end, listener));
    });
    await ada.calls.send(id, signal(ada, grace, OFFER, CANDIDATE));
    await ada.calls.send(id, signal(ada, grace, CANDIDATE));
    const signals = await heard.until(({ length }) => length === 2);
    expect(signals).toMatchObject([
      { ...signal(ada, grace, OFFER, CANDIDATE) },
      { ...signal(ada, grace, CANDIDATE) },
    ]);
    await grace.calls.consume(
      id,
      signals.map((each) => each.id),
    );
    await heard.until(({ length }) => length === 0);
    for (const other of others) {
      expect(other.values.flat()).toEqual([]);
      other.stop();
    }
    heard.stop();
  });

  it('pass only between tabs that are in the call', async () => {
    const room = await direct(ada, grace);
    const call = await ringing(ada, room);
    const over = { code: 'callOver' };
    await expect(ada.calls.send(call.id, signal(ada, grace, OFFER))).rejects.toMatchObject(over);
    await grace.calls.join(call.id, grace.end);
    const elsewhere = { ...signal(ada, grace, OFFER), toSession: 'another-tab' };
    await expect(ada.calls.send(call.id, elsewhere)).rejects.toMatchObject(over);
    await expect(outsider.calls.send(call.id, signal(outsider, ada, OFFER))).rejects.toMatchObject(
      over,
    );
    await expect(outsider.calls.send(call.id, signal(grace, ada, OFFER))).rejects.toMatchObject(
      over,
    );
    const refused = record<CallSignal[]>((listener) =>
      outsider.calls.watchSignals(call.id, ada.end, listener),
    );
    expect(await refused.untilError()).toMatchObject({ code: 'denied' });
    await ada.calls.leave(call, ada.end, 'cancelled');
    await expect(grace.calls.send(call.id, signal(grace, ada, OFFER))).rejects.toMatchObject(over);
  });

  it('that are too long stay here', async () => {
    const room = await direct(ada, grace);
    const { id } = await ringing(ada, room);
    const long = signal(ada, grace, { type: 'offer', sdp: 'v'.repeat(60_001) });
    await expect(ada.calls.send(id, long)).rejects.toMatchObject({ code: 'tooLong' });
    await grace.calls.refuse(id, grace.uid, 'declined');
  });

  it('that are none are dropped', async () => {
    const room = await direct(ada, grace);
    const { id } = await ongoing(ada, room, grace);
    const { items: _items, ...fields } = signal(ada, grace);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const heard = record<CallSignal[]>((listener) =>
      grace.calls.watchSignals(id, grace.end, listener),
    );
    await setDoc(doc(ada.db, signalPath(id, 'broken')), {
      ...{ ...fields, items: '[{"type":"surprise"}]', at: serverTimestamp() },
      expiresAt: Timestamp.fromMillis(Date.now() + 60_000),
    });
    await ada.calls.send(id, signal(ada, grace, OFFER));
    await heard.until(({ length }) => length === 1);
    const left = () =>
      getDocsFromServer(
        query(
          collection(grace.db, callPath(id), 'signals'),
          where('to', '==', grace.uid),
          limit(50),
        ),
      );
    await expect.poll(async () => (await left()).size).toBe(1);
    expect(heard.values.flat().every((each) => each.items[0]?.type === 'offer')).toBe(true);
    heard.stop();
    warn.mockRestore();
  });
});

/** Requests that write, from now on: how many documents each, until stopped. */
function commits(lose = 0) {
  const written: number[] = [];
  let left = lose;
  const { fetch } = globalThis;
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await fetch(input, init);
    const address = input instanceof Request ? input.url : String(input);
    if (!address.includes('/documents:commit') || typeof init?.body !== 'string') return answer;
    if (!answer.ok) return answer;
    const { writes } = v.parse(commitSchema, JSON.parse(init.body));
    written.push(writes.length);
    left -= 1;
    if (left >= 0) throw new TypeError('Failed to fetch');
    return answer;
  });
  return { written, stop: () => spy.mockRestore() };
}

const commitSchema = v.object({ writes: v.array(v.unknown()) });

describe('what it costs', () => {
  it('is few documents for each step', async () => {
    const room = await direct(ada, grace);
    const { written, stop } = commits();
    const id = ada.calls.newId();
    await ada.calls.start(room, ada.end, { id, kind: 'video' });
    await grace.calls.join(id, grace.end);
    await ada.calls.send(id, signal(ada, grace, OFFER, CANDIDATE));
    await grace.calls.send(id, signal(grace, ada, OFFER, CANDIDATE));
    const heard = record<CallSignal[]>((listener) =>
      grace.calls.watchSignals(id, grace.end, listener),
    );
    const [offer] = await heard.until(({ length }) => length === 1);
    await grace.calls.consume(id, offer ? [offer.id] : []);
    heard.stop();
    await ada.calls.leave(await callOf(ada, id), ada.end, 'cancelled');
    stop();
    expect(written).toEqual([5, 1, 1, 1, 1, 2]);
  });
});

describe('an answer that is lost', () => {
  it('of the last call of a minute does not say that it was one too many', async () => {
    const room = await direct(ada, grace);
    for (let n = 1; n < CALL_LIMIT_COUNT; n += 1) {
      await ada.calls.leave(await ringing(ada, room), ada.end, 'cancelled');
    }
    const call = { id: ada.calls.newId(), kind: 'audio' } as const;
    const start = commits(1);
    await expect(ada.calls.start(room, ada.end, call)).rejects.toMatchObject({ code: 'offline' });
    await ada.calls.start(room, ada.end, call);
    start.stop();
    expect(start.written).toEqual([5]);
  });

  it('doubles nothing when it is tried again', async () => {
    const room = await direct(ada, grace);
    const call = { id: ada.calls.newId(), kind: 'audio' } as const;
    const offline = { code: 'offline' };
    const start = commits(1);
    await expect(ada.calls.start(room, ada.end, call)).rejects.toMatchObject(offline);
    await ada.calls.start(room, ada.end, call);
    start.stop();
    expect(start.written).toEqual([5]);
    const join = commits(1);
    await expect(grace.calls.join(call.id, grace.end)).rejects.toMatchObject(offline);
    await grace.calls.join(call.id, grace.end);
    join.stop();
    expect(join.written).toEqual([1]);
    const send = commits(1);
    await ada.calls.send(call.id, signal(ada, grace, OFFER));
    send.stop();
    expect(send.written).toEqual([1]);
    const going = commits(1);
    const known = await callOf(ada, call.id);
    await expect(ada.calls.leave(known, ada.end, 'failed')).rejects.toMatchObject(offline);
    await ada.calls.leave(known, ada.end, 'failed');
    going.stop();
    expect(going.written).toEqual([2]);
    expect(await roomOf(ada, room.id)).toMatchObject({ call: null, seq: room.seq + 1 });
  });
});

describe('servers', () => {
  it('are none, said once, where the function does not answer', async () => {
    const config = engineConfig();
    const nowhere = {
      ...config,
      emulators: config.emulators && { ...config.emulators, functions: '127.0.0.1:1' },
    };
    const credentials = {
      idToken: () => Promise.resolve(null),
      appCheckToken: () => Promise.resolve(null),
    };
    const { db } = await signUp('Nowhere');
    const calls = lateCalls(db, { config: nowhere, credentials, now: Date.now });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await calls.iceServers('tea')).toEqual([]);
    expect(await calls.iceServers('tea')).toEqual([]);
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

describe('the history', () => {
  it('comes in pages, newest first, of one’s own calls', async () => {
    const [me, other] = await Promise.all([person('Me'), person('Other')]);
    const start = Date.now() - 86_400_000;
    const total = CALLS_PAGE + 2;
    const stored = Array.from({ length: total }, (_none, n) => {
      const id = `${me.uid.slice(0, 10)}call${String(n)}`;
      const { id: _id, ...fields } = buildCall({ id, state: 'ended', outcome: 'missed' });
      const [createdAt, endedAt] = [new StoredTime(start + n), new StoredTime(start + n + 9)];
      const of = { callerId: other.uid, memberIds: [me.uid, other.uid], participants: {} };
      return { path: callPath(id), fields: { ...fields, ...of, createdAt, endedAt } };
    });
    await writeDocuments(engine(), stored);
    const first = await me.calls.history(me.uid, null);
    expect(first.calls).toHaveLength(CALLS_PAGE);
    expect(first.hasMore).toBe(true);
    expect(first.calls[0]).toMatchObject({ createdAt: start + total - 1, outcome: 'missed' });
    const second = await me.calls.history(me.uid, first.calls.at(-1)?.createdAt ?? null);
    expect(second.calls.map(({ createdAt }) => createdAt)).toEqual([start + 1, start]);
    expect(second.hasMore).toBe(false);
    await expect(outsider.calls.history(me.uid, null)).rejects.toMatchObject({ code: 'denied' });
  });
});
