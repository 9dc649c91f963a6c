import { CALLABLES } from '@hearth/domain/callables';
import {
  blockPath,
  devicePath,
  inboxEntryPath,
  notificationSettingsPath,
  roomPath,
  userPath,
} from '@hearth/domain/paths';
import { DAY_MS } from '@hearth/domain/time';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  UNREGISTERED,
  startFcmStandIn,
  type FcmStandIn,
} from '../../functions/src/testing/fcmStandIn';
import { StoredTime, writeDocuments } from '../seed/engineRest';
import { call, engine, eventually, exists, idle, signUp } from './engine';
import { newId, writeMessage } from './messages';

/** As `functions/.env.demo-hearth` has it. */
const FCM_PORT = 27_392;

let fcm: FcmStandIn;
beforeAll(async () => {
  fcm = await startFcmStandIn(engine.projectId, FCM_PORT);
});
afterAll(() => fcm.close());
beforeEach(() => {
  fcm.received.length = 0;
  fcm.script.length = 0;
  fcm.gone.clear();
});

const inMs = (ms: number) => new StoredTime(Date.now() + ms);
const newFid = () => `c${newId()}A`;
const uidOf = (name: string) => `${name}${newId()}`;

async function addDevice(uid: string, more: { uid?: string; expiresAt?: StoredTime } = {}) {
  const [path, fid] = [devicePath(uid, newId()), newFid()];
  const fields = {
    ...{ uid, registration: fid, name: 'Firefox', createdAt: inMs(0), lastSeenAt: inMs(0) },
    expiresAt: inMs(DAY_MS),
    ...more,
  };
  await writeDocuments(engine, [{ path, fields }]);
  return { path, fid, deviceId: path.split('/').at(-1) ?? '' };
}

async function group(name: string, memberIds: string[]): Promise<string> {
  const roomId = `g${newId()}`;
  const room = {
    ...{ kind: 'group', name, ownerId: 'ada', memberIds, createdBy: 'ada', createdAt: inMs(0) },
    ...{ seq: 1, activityAt: inMs(0), lastMessage: null },
  };
  await writeDocuments(engine, [{ path: roomPath(roomId), fields: room }]);
  return roomId;
}

const nameOf = (uid: string, displayName: string) =>
  writeDocuments(engine, [{ path: userPath(uid), fields: { displayName } }]);
const told = () => fcm.received.map(({ target }) => target);

describe('a message', () => {
  it('is told to the devices of the others, once the room knows them', async () => {
    const [ada, grace, linus, mallory] = [uidOf('a'), uidOf('g'), uidOf('l'), uidOf('m')];
    const roomId = await group('Tea', [ada, grace, linus]);
    await nameOf(ada, 'Ada');
    await nameOf(grace, 'Grace');
    await addDevice(ada);
    await addDevice(mallory);
    const [phone, desk, other] = [
      await addDevice(grace),
      await addDevice(grace),
      await addDevice(linus),
    ];
    const messageId = newId();
    const message = { text: `Hi <@${grace}>, **tea**?`, mentions: [grace], createdAt: inMs(0) };
    await writeMessage(roomId, messageId, { senderId: ada, ...message });
    await eventually(async () => fcm.received.length >= 3);
    await idle();
    expect(told().sort()).toEqual([phone.fid, desk.fid, other.fid].sort());
    const data = { roomId, messageId, roomName: 'Tea', senderName: 'Ada', text: 'Hi @Grace, tea?' };
    expect(fcm.received.find(({ target }) => target === phone.fid)).toMatchObject({
      data: { ...data, isDirected: '1' },
      headers: { Urgency: 'high' },
    });
    expect(fcm.received.find(({ target }) => target === other.fid)?.data['isDirected']).toBe('0');
    expect(await exists(inboxEntryPath(grace, messageId))).toBe(true);
    expect(await exists(inboxEntryPath(linus, messageId))).toBe(false);
  });

  it('respects choices and blocks, and no device that expired or says it is somebody else’s', async () => {
    const [ada, grace, linus, joan] = [uidOf('a'), uidOf('g'), uidOf('l'), uidOf('j')];
    const roomId = await group('Tea', [ada, grace, linus, joan]);
    await addDevice(grace);
    await addDevice(linus);
    await addDevice(joan, { expiresAt: inMs(-1_000) });
    await addDevice(uidOf('m'), { uid: joan });
    const hears = await addDevice(joan);
    await writeDocuments(engine, [
      {
        path: notificationSettingsPath(grace),
        fields: { roomMutes: { [roomId]: `${Date.now() + DAY_MS}` } },
      },
      { path: blockPath(linus, ada), fields: { at: inMs(0), blockedUid: ada } },
    ]);
    const messageId = newId();
    const message = { mentions: [grace, linus], createdAt: inMs(0) };
    await writeMessage(roomId, messageId, { senderId: ada, ...message });
    await eventually(async () => fcm.received.length >= 1);
    await idle();
    expect(told()).toEqual([hears.fid]);
    expect(await exists(inboxEntryPath(grace, messageId))).toBe(true);
    expect(await exists(inboxEntryPath(linus, messageId))).toBe(false);
  });

  it('reaches a large room, whose people do not fit into one query', async () => {
    const ada = uidOf('a');
    const others = Array.from({ length: 65 }, () => uidOf('p'));
    const roomId = await group('All', [ada, ...others]);
    const devices = await Promise.all(others.map((uid) => addDevice(uid)));
    await writeMessage(roomId, newId(), { senderId: ada, createdAt: inMs(0) });
    await eventually(async () => fcm.received.length >= 65);
    await idle();
    expect(told().sort()).toEqual(devices.map(({ fid }) => fid).sort());
  });

  it('takes a registration that is gone with it, but not a newer one of the same device', async () => {
    const [ada, grace] = [uidOf('a'), uidOf('g')];
    const roomId = await group('Tea', [ada, grace]);
    const gone = await addDevice(grace);
    fcm.gone.add(gone.fid);
    await writeMessage(roomId, newId(), { senderId: ada, createdAt: inMs(0) });
    await eventually(async () => !(await exists(gone.path)));
    expect(told()).toEqual([]);
  });
});

describe('testPush', () => {
  const outcome = async (deviceId: string, idToken: string) => {
    const { result } = await call('testPush', { deviceId }, idToken);
    return v.parse(CALLABLES.testPush.output, result).outcome;
  };

  it('reaches one’s own device and nobody else’s', async () => {
    const [ada, grace] = [await signUp(), await signUp()];
    const device = await addDevice(ada.localId);
    expect(await outcome(device.deviceId, ada.idToken)).toBe('sent');
    expect(fcm.received).toMatchObject([{ target: device.fid, data: { type: 'test' } }]);
    expect(await outcome(device.deviceId, grace.idToken)).toBe('noDevice');
  });

  it('removes a device that is gone', async () => {
    const ada = await signUp();
    const device = await addDevice(ada.localId);
    fcm.script.push(UNREGISTERED);
    expect(await outcome(device.deviceId, ada.idToken)).toBe('gone');
    expect(await exists(device.path)).toBe(false);
  });

  it('refuses who is not signed in, and what it did not ask for', async () => {
    const ada = await signUp();
    expect((await call('testPush', { deviceId: 'x' })).error?.status).toBe('UNAUTHENTICATED');
    const { error } = await call('testPush', { deviceId: 'a/b' }, ada.idToken);
    expect(error?.status).toBe('INVALID_ARGUMENT');
  });
});
