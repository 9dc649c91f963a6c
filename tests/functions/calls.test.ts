import { CALLABLES } from '@hearth/domain/callables';
import {
  callBeatPath,
  callPath,
  devicePath,
  memberPath,
  messagePath,
  roomPath,
  signalPath,
} from '@hearth/domain/paths';
import { FORMER_ROLE } from '@hearth/domain/room';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '@hearth/domain/time';
import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFcmStandIn, type FcmStandIn } from '../../functions/src/testing/fcmStandIn';
import { StoredTime, grantWorkspaceRole, writeDocuments } from '../seed/engineRest';
import {
  call as callFunction,
  deliveredTwice,
  engine,
  eventually,
  exists,
  isLost,
  later,
  readValues,
  refreshed,
  removeDocument,
  runSchedule,
  signUp,
} from './engine';
import { newId, writeMessage } from './messages';
import { makeDirect, makeGroup, makeProfile } from './rooms';

/** As `functions/.env.demo-hearth` has them. */
const FCM_PORT = 27_392;
const TURN_SECRET = 'north-of-the-local-engine';

let fcm: FcmStandIn;
beforeAll(async () => {
  fcm = await startFcmStandIn(engine.projectId, FCM_PORT);
});
afterAll(() => fcm.close());
beforeEach(() => {
  fcm.received.length = 0;
});

// A local engine keeps no task back: what still rang would be waited for by whoever waits for all.
const begun: string[] = [];
afterEach(async () => {
  for (const id of begun.splice(0)) await removeDocument(callPath(id));
});

const uidOf = (name: string) => `${name}${newId()}`;
const ago = (ms: number) => new StoredTime(Date.now() - ms);
const present = (since: StoredTime, ...uids: string[]) =>
  Object.fromEntries(uids.map((uid) => [uid, { sessionId: `s-${uid}`, joinedAt: since }]));

interface Scene {
  id: string;
  roomId: string;
  ada: string;
  grace: string;
  /** The call as it was made; what is given takes the place of its parts. */
  change: (fields?: object) => Promise<void>;
}

/** Writes a call that ada made so long ago, with its room and its message, as a start leaves them. */
async function start(
  { agoMs = 0, kind = 'direct' }: { agoMs?: number; kind?: 'direct' | 'group' } = {},
  fields: object = {},
  [ada, grace] = [uidOf('a'), uidOf('g')],
): Promise<Scene> {
  const [id, at] = [newId(), ago(agoMs)];
  const event = { type: 'call', kind: 'audio', outcome: null, durationMs: null };
  const said = { senderId: ada, kind: 'system', text: '', kinds: [], event };
  const room = {
    call: { id, kind: 'audio', callerId: ada, at },
    lastMessage: { ...said, id, fileCount: 0, createdAt: at, isDeleted: false },
  };
  const roomId =
    kind === 'direct'
      ? await makeDirect(ada, grace, room)
      : await makeGroup({ [ada]: 'owner', [grace]: 'member' }, room);
  await writeMessage(roomId, id, { ...said, createdAt: at, updatedAt: at });
  const made = {
    ...{ roomId, roomKind: kind, kind: 'audio', callerId: ada, memberIds: [ada, grace] },
    ...{ state: 'ringing', participants: present(at, ada), refusals: {}, createdAt: at },
    ...{ answeredAt: null, endedAt: null, outcome: null },
    ...fields,
  };
  const change = (more: object = {}) =>
    writeDocuments(engine, [{ path: callPath(id), fields: { ...made, ...more } }]);
  await change();
  begun.push(id);
  return { id, roomId, ada, grace, change };
}

const outcomeOf = async (id: string) => (await readValues(callPath(id)))?.['outcome'];

const toldSchema = v.looseObject({ event: v.looseObject({ outcome: v.unknown() }) });
const saidBy = (message: unknown) => v.parse(toldSchema, message).event.outcome;

/** Waits until the room tells how a call ended. */
async function isTold({ id, roomId }: Scene, outcome: string, durationMs: number | null = null) {
  const event = { type: 'call', kind: 'audio', outcome, durationMs };
  await eventually(async () => {
    const room = await readValues(roomPath(roomId));
    const message = await readValues(messagePath(roomId, id));
    const isWritten = saidBy(message) === outcome;
    return isWritten && room?.['call'] === null;
  });
  expect(await readValues(messagePath(roomId, id))).toMatchObject({ event });
  expect(await readValues(roomPath(roomId))).toMatchObject({ seq: 3, lastMessage: { id, event } });
}

async function addDevice(uid: string): Promise<string> {
  const fid = `c${newId()}A`;
  const fields = {
    ...{ uid, registration: fid, name: 'Firefox', createdAt: ago(0), lastSeenAt: ago(0) },
    expiresAt: ago(-DAY_MS),
  };
  await writeDocuments(engine, [{ path: devicePath(uid, newId()), fields }]);
  return fid;
}

/** As the rules have it when somebody leaves or is removed. */
const becomeFormer = (roomId: string, uid: string, memberIds: string[]) =>
  readValues(roomPath(roomId)).then((room) =>
    writeDocuments(engine, [
      { path: memberPath(roomId, uid), fields: { role: FORMER_ROLE, joinedAt: ago(0) } },
      { path: roomPath(roomId), fields: { ...plainRoom(room), memberIds } },
    ]),
  );

/** A room as it can be written again. */
function plainRoom(room: Record<string, unknown> | null): object {
  const { call, activityAt: _, createdAt: __, ...others } = room ?? {};
  const named = typeof call === 'object' && call !== null ? { ...call, at: ago(0) } : null;
  return { ...others, call: named, activityAt: ago(0), createdAt: ago(0) };
}

describe('a call that nobody takes', () => {
  it('rings, and is missed when its time is over, with the caller’s browser gone', async () => {
    const grace = uidOf('g');
    const fid = await addDevice(grace);
    const scene = await start({ agoMs: 25 * SECOND_MS }, {}, [uidOf('a'), grace]);
    await eventually(async () => fcm.received.length >= 1);
    expect(await outcomeOf(scene.id)).toBeNull();
    await isTold(scene, 'missed');
    await eventually(async () => fcm.received.length >= 2);
    const about = { callId: scene.id, roomId: scene.roomId, kind: 'audio' };
    expect(fcm.received).toMatchObject([
      { target: fid, data: { type: 'call', ...about }, headers: { Urgency: 'high' } },
      { target: fid, data: { type: 'callOver', isMissed: '1', ...about } },
    ]);
    const ended = await readValues(callPath(scene.id));
    const lasted =
      Date.parse(String(ended?.['endedAt'])) - Date.parse(String(ended?.['createdAt']));
    expect(lasted).toBeGreaterThanOrEqual(45 * SECOND_MS);
    expect(lasted).toBeLessThan(60 * SECOND_MS);
  });

  it('is missed all the same when nothing has planned its end', async () => {
    const made: Scene[] = [];
    await isLost('callWritten', async () => void made.push(await start()));
    const [scene] = made;
    if (!scene) throw new Error('There is no call');
    expect(await outcomeOf(scene.id)).toBeNull();
    await later(2 * MINUTE_MS, () => runSchedule('everyMinute'));
    await isTold(scene, 'missed');
  });
});

describe('a call that somebody takes', () => {
  it('ends with its length, and leaves no signals', async () => {
    const grace = uidOf('g');
    const fid = await addDevice(grace);
    const scene = await start({}, {}, [uidOf('a'), grace]);
    await eventually(async () => fcm.received.length >= 1);
    const answeredAt = ago(0);
    const talking = {
      ...{ state: 'ongoing', answeredAt },
      participants: present(answeredAt, scene.ada, grace),
    };
    await scene.change(talking);
    const signal = signalPath(scene.id, newId());
    await writeDocuments(engine, [{ path: signal, fields: { from: grace, to: scene.ada } }]);
    await eventually(async () => fcm.received.length >= 2);
    expect(fcm.received[1]).toMatchObject({
      ...{ target: fid, data: { type: 'callOver', isMissed: '0' } },
    });
    const endedAt = new StoredTime(answeredAt.at + 61_000);
    await scene.change({ ...talking, state: 'ended', outcome: 'answered', endedAt });
    await isTold(scene, 'answered', 61_000);
    await eventually(async () => !(await exists(signal)));
    expect(fcm.received).toHaveLength(2);
  });

  it('is told the same however often its events come', async () => {
    const scene = await start();
    const event = 'google.cloud.firestore.document.v1.written';
    const end = { state: 'ended', outcome: 'declined', endedAt: ago(0) };
    await deliveredTwice(event, () =>
      scene.change({ ...end, refusals: { [scene.grace]: 'declined' } }),
    );
    await isTold(scene, 'declined');
  });

  it('does not free the room of the call after it', async () => {
    const scene = await start();
    const next = { id: newId(), kind: 'audio', callerId: scene.ada, at: ago(0) };
    const room = await readValues(roomPath(scene.roomId));
    await writeDocuments(engine, [
      { path: roomPath(scene.roomId), fields: { ...plainRoom(room), call: next } },
    ]);
    await scene.change({ state: 'ended', outcome: 'cancelled', endedAt: ago(0) });
    await eventually(async () => {
      const message = await readValues(messagePath(scene.roomId, scene.id));
      return saidBy(message) === 'cancelled';
    });
    expect(await readValues(roomPath(scene.roomId))).toMatchObject({ call: { id: next.id } });
  });

  it('frees its room when its document is removed', async () => {
    const { id, roomId } = await start();
    await removeDocument(callPath(id));
    await eventually(async () => (await readValues(roomPath(roomId)))?.['call'] === null);
  });
});

describe('who is no longer in the room', () => {
  const talk = (ada: string, grace: string) => ({
    ...{ state: 'ongoing', answeredAt: ago(MINUTE_MS) },
    participants: present(ago(MINUTE_MS), ada, grace),
  });

  it('is taken out of the call of a group', async () => {
    const [ada, grace] = [uidOf('a'), uidOf('g')];
    const { id, roomId } = await start({ kind: 'group' }, talk(ada, grace), [ada, grace]);
    await becomeFormer(roomId, grace, [ada]);
    await eventually(async () => {
      const { participants } = v.parse(
        v.looseObject({ participants: v.record(v.string(), v.unknown()) }),
        await readValues(callPath(id)),
      );
      return !(grace in participants);
    });
    const call = await readValues(callPath(id));
    expect(call).toMatchObject({ state: 'ongoing', memberIds: [ada] });
  });

  it('goes with their room: nothing of its calls is left', async () => {
    const { id, roomId, ada } = await start({ kind: 'group' });
    await becomeFormer(roomId, ada, []);
    await eventually(async () => !(await exists(roomPath(roomId))));
    await eventually(async () => !(await exists(callPath(id))));
  });

  it('ends the call of two when they are banned', async () => {
    const [boss, ada, grace] = [await signUp(), uidOf('a'), uidOf('g')];
    await makeProfile(grace);
    await makeProfile(boss.localId);
    await grantWorkspaceRole(engine, boss.localId, 'owner');
    const scene = await start({ agoMs: MINUTE_MS }, talk(ada, grace), [ada, grace]);
    const input = { uid: grace, isBanned: true };
    expect(await callFunction('banPerson', input, await refreshed(boss))).toEqual({ result: {} });
    await eventually(async () => (await outcomeOf(scene.id)) === 'answered');
    expect(await readValues(roomPath(scene.roomId))).toMatchObject({ call: null });
  });
});

describe('the sweep', () => {
  it('ends calls whose people all lost their browsers, and lets the others talk', async () => {
    const long = { agoMs: 30 * MINUTE_MS };
    const talk = (ada: string, grace: string) => ({
      ...{ state: 'ongoing', answeredAt: ago(29 * MINUTE_MS) },
      participants: present(ago(29 * MINUTE_MS), ada, grace),
    });
    const [ada, grace, linus, joan] = [uidOf('a'), uidOf('g'), uidOf('l'), uidOf('j')];
    const over = await start(long, talk(ada, grace), [ada, grace]);
    const well = await start(long, talk(linus, joan), [linus, joan]);
    const beat = (callId: string, uid: string, at: StoredTime, sessionId = `s-${uid}`) => ({
      ...{ path: callBeatPath(callId, uid), fields: { sessionId, at } },
    });
    const last = ago(20 * MINUTE_MS);
    await writeDocuments(engine, [
      beat(over.id, ada, last),
      beat(over.id, grace, ago(-10 * MINUTE_MS), 'another'),
      beat(well.id, linus, ago(-10 * MINUTE_MS)),
      beat(well.id, joan, ago(-10 * MINUTE_MS)),
    ]);
    // Whatever ran for times to come before: this run is the one of a fifth minute.
    const fifth = 5 * MINUTE_MS;
    const untilNext = fifth - (Date.now() % fifth) + SECOND_MS;
    await later(untilNext + fifth, () => runSchedule('everyMinute'));
    await eventually(async () => (await outcomeOf(over.id)) === 'answered');
    const endedAt = Date.parse(String((await readValues(callPath(over.id)))?.['endedAt']));
    expect(Math.abs(last.at - endedAt)).toBeLessThan(SECOND_MS);
    await eventually(async () => !(await exists(callBeatPath(over.id, ada))));
    expect(await outcomeOf(well.id)).toBeNull();
    expect(await readValues(roomPath(well.roomId))).toMatchObject({ call: { id: well.id } });
  });
});

describe('callServers', () => {
  it('gives an open account a relay that it alone may use, for hours', async () => {
    const ada = await signUp();
    await makeProfile(ada.localId);
    const roomId = await makeDirect(ada.localId, uidOf('g'));
    const { result } = await callFunction('callServers', { roomId }, ada.idToken);
    const { servers, expiresAt } = v.parse(CALLABLES.callServers.output, result);
    const username = `${Math.floor(expiresAt / SECOND_MS)}:${ada.localId}`;
    const credential = createHmac('sha1', TURN_SECRET).update(username).digest('base64');
    expect(servers).toMatchObject([{ username, credential }]);
    expect(servers[0]?.urls).toContain('turn:127.0.0.1:27393?transport=udp');
    expect(expiresAt).toBeGreaterThan(Date.now() + 60 * MINUTE_MS);
  });

  it('gives nothing to who is not signed in, has no profile, is shut out or not in the room', async () => {
    const [mallory, banned, eve] = [await signUp(), await signUp(), await signUp()];
    await makeProfile(banned.localId, { closed: 'banned' });
    await makeProfile(eve.localId);
    const roomId = await makeDirect(mallory.localId, banned.localId);
    expect((await callFunction('callServers', { roomId })).error?.status).toBe('UNAUTHENTICATED');
    const nowhere = await callFunction('callServers', {}, eve.idToken);
    expect(nowhere.error?.status).toBe('INVALID_ARGUMENT');
    for (const { idToken } of [mallory, banned, eve]) {
      const { error } = await callFunction('callServers', { roomId }, idToken);
      expect(error?.status).toBe('PERMISSION_DENIED');
    }
  });
});
