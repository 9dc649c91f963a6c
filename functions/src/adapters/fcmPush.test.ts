import type { PushPayload } from '@hearth/domain/pushPayload';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNREGISTERED, fcmError, startFcmStandIn, type FcmStandIn } from '../testing/fcmStandIn';
import { runningFcmPolicy } from './fcmPolicy';
import { createFcmPush, type FcmOptions } from './fcmPush';

const FID = 'cAAAAAAAAAAAAAAAAAAAAA';
const OPTIONS = { urgency: 'high', ttlSeconds: 3_600, topic: 'a room/with=any name' } as const;
const TEST: PushPayload = { type: 'test', at: 5 };
const BUSY = fcmError(503, 'UNAVAILABLE', 'The service is currently unavailable.', 'UNAVAILABLE');
const QUOTA = fcmError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', 'QUOTA_EXCEEDED');

vi.mock('firebase-functions/logger', () => ({ warn: vi.fn() }));

let fcm: FcmStandIn;
beforeEach(async () => {
  fcm = await startFcmStandIn('demo-hearth');
});
afterEach(() => fcm.close());

const sender = (more: Partial<FcmOptions> = {}) =>
  createFcmPush({
    baseUrl: fcm.url,
    projectId: () => 'demo-hearth',
    accessToken: async (isStale) => (isStale ? 'fresh' : 'first'),
    ...{ timeoutMs: 10_000, patienceMs: 10_000, backOffMs: 5 },
    ...more,
  });
const send = (registration = FID, payload: PushPayload = TEST, more?: Partial<FcmOptions>) =>
  sender(more).send(registration, payload, OPTIONS);

describe('what is sent', () => {
  it('goes to an installation, with what the push service needs', async () => {
    expect(await send()).toBe('sent');
    expect(fcm.received).toEqual([
      {
        target: FID,
        data: { type: 'test', at: '5' },
        headers: {
          Urgency: 'high',
          TTL: '3600',
          Topic: expect.stringMatching(/^[\w-]{32}$/) as string,
        },
      },
    ]);
    expect(fcm.tokens).toEqual(['first']);
  });

  it('goes to a token of before', async () => {
    expect(await send(`${FID}:APA91b`)).toBe('sent');
    expect(fcm.received[0]?.target).toBe(`${FID}:APA91b`);
  });

  it('has one topic for one name and another for another', async () => {
    await send();
    await send();
    await sender().send(FID, TEST, { ...OPTIONS, topic: 'other' });
    const topics = fcm.received.map(({ headers }) => headers['Topic']);
    expect(topics[0]).toBe(topics[1]);
    expect(topics[2]).not.toBe(topics[0]);
  });

  it('fits with the longest words', async () => {
    const long = '字"\n'.repeat(2_000);
    const payload: PushPayload = {
      ...{ type: 'message', roomId: 'r'.repeat(300), messageId: 'm'.repeat(20) },
      ...{ roomKind: 'group', roomName: long, senderName: long, text: long, kinds: ['image'] },
      ...{ fileCount: 10, at: 1_800_000_000_000, isDirected: true, hidesPreview: false },
    };
    expect(await send(FID, payload)).toBe('sent');
  });
});

describe('registrations that are gone', () => {
  it.each([
    ['unregistered', UNREGISTERED],
    ['without details', fcmError(404, 'NOT_FOUND', 'Requested entity was not found.')],
    [
      'of another project',
      fcmError(403, 'PERMISSION_DENIED', 'SenderId mismatch', 'SENDER_ID_MISMATCH'),
    ],
  ])('%s', async (_, answer) => {
    fcm.script.push(answer);
    expect(await send()).toBe('gone');
  });

  it('malformed ones', async () => {
    expect(await send('x'.repeat(22))).toBe('gone');
    expect(await send('not a token')).toBe('gone');
  });
});

describe('what FCM does not take', () => {
  it.each([
    ['too much', fcmError(400, 'INVALID_ARGUMENT', 'Message is too big', 'INVALID_ARGUMENT')],
    ['no right', fcmError(403, 'PERMISSION_DENIED', 'Permission denied on resource project x.')],
    ['keys', fcmError(401, 'UNAUTHENTICATED', 'Web push auth', 'THIRD_PARTY_AUTH_ERROR')],
    ['an address that is none', { status: 404, body: '<html>' }],
  ])('%s', async (_, answer) => {
    fcm.script.push(answer);
    expect(await send()).toBe('rejected');
    expect(fcm.tokens).toHaveLength(1);
  });

  it('nothing is sent without an address', async () => {
    expect(await send(FID, TEST, { baseUrl: null })).toBe('rejected');
  });
});

describe('what may go better', () => {
  it.each([
    ['429', QUOTA],
    ['500', fcmError(500, 'INTERNAL', 'Internal error encountered.', 'INTERNAL')],
    ['503', BUSY],
    ['an answer of something in between', { status: 502, body: 'bad gateway' }],
  ])('%s is tried again', async (_, answer) => {
    fcm.script.push(answer, answer);
    expect(await send()).toBe('sent');
    expect(fcm.tokens).toHaveLength(3);
  });

  it('a request without an answer is given up in time and tried again', async () => {
    fcm.script.push('hang');
    expect(await send(FID, TEST, { timeoutMs: 200 })).toBe('sent');
  });

  it('waits as long as it is told', async () => {
    fcm.script.push({ ...QUOTA, headers: { 'retry-after': '1' } });
    const begin = performance.now();
    expect(await send()).toBe('sent');
    expect(performance.now() - begin).toBeGreaterThan(950);
  });

  it('gives up at once when it would have to wait for too long', async () => {
    fcm.script.push({ ...QUOTA, headers: { 'retry-after': '60' } });
    await expect(send()).rejects.toThrow('429: Quota exceeded.');
    expect(fcm.tokens).toHaveLength(1);
  });

  it('understands a date to wait for', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    fcm.script.push({ ...BUSY, headers: { 'retry-after': date } });
    await expect(send()).rejects.toThrow('503');
  });

  it('gives up after a while', async () => {
    fcm.script.push(...Array.from({ length: 50 }, () => BUSY));
    await expect(send(FID, TEST, { patienceMs: 500 })).rejects.toThrow('503');
    expect(fcm.tokens.length).toBeGreaterThan(1);
  });

  it('rejects when nothing answers', async () => {
    await fcm.close();
    await expect(send(FID, TEST, { patienceMs: 20 })).rejects.toThrow('cannot take a push');
    fcm = await startFcmStandIn('demo-hearth');
  });

  it('asks for a fresh access token once', async () => {
    const stale = fcmError(
      401,
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials.',
    );
    fcm.script.push(stale);
    expect(await send()).toBe('sent');
    expect(fcm.tokens).toEqual(['first', 'fresh']);
    fcm.script.push(stale, stale);
    await expect(send()).rejects.toThrow('access token');
  });
});

describe('where it goes', () => {
  it('is Google, whatever the environment says, unless on the emulator', () => {
    const google = { baseUrl: 'https://fcm.googleapis.com', accessToken: null };
    expect(runningFcmPolicy({ HEARTH_FCM_URL: 'http://evil.example' })).toEqual(google);
    expect(runningFcmPolicy({ FUNCTIONS_EMULATOR: 'false', HEARTH_FCM_URL: 'http://x' })).toEqual(
      google,
    );
  });

  it('is what the environment names on the emulator, and nowhere without it', () => {
    const local = { FUNCTIONS_EMULATOR: 'true' };
    expect(runningFcmPolicy(local)).toEqual({ baseUrl: null, accessToken: 'owner' });
    expect(runningFcmPolicy({ ...local, HEARTH_FCM_URL: 'http://127.0.0.1:1' }).baseUrl).toBe(
      'http://127.0.0.1:1',
    );
  });
});
