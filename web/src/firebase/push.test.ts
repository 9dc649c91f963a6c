import 'fake-indexeddb/auto';
import { DEVICE_RENEWAL_MS, DEVICE_TTL_MS } from '@hearth/domain/limits';
import { devicePath } from '@hearth/domain/paths';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PushPort } from '../ports/push';
import { GoogleStandIn } from '../testing/googleStandIn';
import { stubPushBrowser, type PushBrowser } from '../testing/pushBrowser';
import type { HearthConfig } from './config';
import { createPush } from './push';

let count = 0;
let app: FirebaseApp;
let google: GoogleStandIn;
let browser: PushBrowser;
let push: PushPort;

beforeEach(() => {
  localStorage.clear();
  google = new GoogleStandIn();
  browser = stubPushBrowser();
  vi.stubGlobal('fetch', google.fetch);
  count += 1;
  const config: HearthConfig = {
    firebase: {
      ...{ apiKey: 'demo', authDomain: '', projectId: 'demo-hearth', storageBucket: '' },
      ...{ appId: `1:0:web:${count}`, messagingSenderId: '0' },
    },
    ...{ functionsRegion: 'europe-west1', appCheck: null, emulators: null, vapidKey: 'BKey' },
  };
  app = initializeApp(config.firebase, `push ${count}`);
  push = createPush(app, config, Date.now);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await deleteApp(app);
  vi.unstubAllGlobals();
});

const stored = (uid: string, deviceId: string) => google.documents.get(devicePath(uid, deviceId));
const registrationOf = (uid: string, deviceId: string) =>
  stored(uid, deviceId)?.['registration']?.['stringValue'];

describe('switching notifications on', () => {
  it('registers this browser and lets the server know', async () => {
    expect(push.deviceId('ada')).toBeNull();
    const deviceId = await push.enable('ada');
    expect(deviceId).toBe('0');
    expect(push.deviceId('ada')).toBe(deviceId);
    expect(push.deviceId('grace')).toBeNull();
    const [[fid, web] = []] = [...google.registrations];
    expect(web).toMatchObject({
      endpoint: browser.worker.subscription?.endpoint,
      applicationPubKey: 'BKey',
    });
    const fields = stored('ada', deviceId);
    expect(fields).toMatchObject({
      ...{ uid: { stringValue: 'ada' }, registration: { stringValue: fid } },
      browserId: { stringValue: expect.stringMatching(/^[A-Za-z0-9]{20}$/) as string },
      name: { stringValue: expect.stringMatching(/./) as string },
      ...{ createdAt: expect.anything() as object, lastSeenAt: expect.anything() as object },
    });
    const expiresAt = Date.parse(String(fields?.['expiresAt']?.['timestampValue']));
    expect(Math.abs(expiresAt - Date.now() - DEVICE_TTL_MS)).toBeLessThan(60_000);
  });

  it('a second time changes nothing but the times', async () => {
    const deviceId = await push.enable('ada');
    const before = registrationOf('ada', deviceId);
    expect(await push.enable('ada')).toBe(deviceId);
    expect(registrationOf('ada', deviceId)).toBe(before);
    expect(google.documents.size).toBe(1);
    expect(stored('ada', deviceId)?.['createdAt']).toBeDefined();
    expect(google.asked.filter((asked) => asked === 'POST registrations')).toHaveLength(1);
  });

  it('tells who listens', async () => {
    const listener = vi.fn();
    const stop = push.onChange(listener);
    await push.enable('ada');
    expect(listener).toHaveBeenCalledOnce();
    await push.disable('ada');
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    await push.enable('ada');
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('is refused by who says no, and loads nothing then', async () => {
    browser.notification.answer = 'denied';
    await expect(push.enable('ada')).rejects.toMatchObject({ code: 'pushDenied' });
    expect(google.asked).toEqual([]);
    expect(push.permission()).toBe('denied');
  });

  it('fails with a push service that does not work', async () => {
    browser.worker.failure = new DOMException('Registration failed', 'AbortError');
    await expect(push.enable('ada')).rejects.toMatchObject({ code: 'pushFailed' });
    expect(push.deviceId('ada')).toBeNull();
    browser.worker.failure = null;
    expect(await push.enable('ada')).toBe(push.deviceId('ada'));
  });

  it('fails with a project that is not set up, and may be tried again', async () => {
    google.refusal = Response.json({ error: { message: 'FCM is off' } }, { status: 403 });
    await expect(push.enable('ada')).rejects.toMatchObject({ code: 'pushFailed' });
    expect(await push.enable('ada')).toBe(push.deviceId('ada'));
  });

  it('fails without a connection', async () => {
    google.isOffline = true;
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await expect(push.enable('ada')).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('switching notifications off', () => {
  it('ends them in the browser, at FCM and on the server', async () => {
    const deviceId = await push.enable('ada');
    await push.disable('ada');
    expect(push.deviceId('ada')).toBeNull();
    expect(browser.worker.subscription).toBeNull();
    expect(google.registrations.size).toBe(0);
    expect(stored('ada', deviceId)).toBeUndefined();
  });

  it('ends them in the browser without a connection, too', async () => {
    await push.enable('ada');
    google.isOffline = true;
    await push.disable('ada');
    expect(browser.worker.subscription).toBeNull();
    expect(push.deviceId('ada')).toBeNull();
  });

  it('and on again brings them back, with the same device', async () => {
    const deviceId = await push.enable('ada');
    google.isOffline = true;
    await push.disable('ada');
    google.isOffline = false;
    expect(await push.enable('ada')).toBe(deviceId);
    const fid = String(registrationOf('ada', deviceId));
    expect(google.registrations.get(fid)?.endpoint).toBe(browser.worker.subscription?.endpoint);
  });

  it('of another account leaves this one alone', async () => {
    const deviceId = await push.enable('ada');
    await push.disable('grace');
    expect(push.deviceId('ada')).toBe(deviceId);
  });

  it('by the list of devices is the same for this one', async () => {
    const deviceId = await push.enable('ada');
    await push.removeDevice('ada', deviceId);
    expect(push.deviceId('ada')).toBeNull();
    expect(browser.worker.subscription).toBeNull();
  });
});

describe('places', () => {
  const others = (uid: string, places: number) => {
    for (let place = 0; place < places; place += 1) {
      const fields = { browserId: { stringValue: `other ${place}` } };
      google.documents.set(devicePath(uid, `${place}`), fields);
    }
  };

  it('are taken while they are free', async () => {
    others('ada', 3);
    expect(await push.enable('ada')).toBe('3');
    google.documents.delete(devicePath('ada', '1'));
    expect(await push.enable('ada')).toBe('3');
    expect(google.documents.size).toBe(3);
  });

  it('are taken from the browser that was not seen for longest when all are', async () => {
    others('ada', 10);
    const first = google.documents.get(devicePath('ada', '0')) ?? {};
    google.documents.delete(devicePath('ada', '0'));
    google.documents.set(devicePath('ada', '0'), first);
    expect(await push.enable('ada')).toBe('1');
    expect(google.documents.size).toBe(10);
    expect(stored('ada', '1')?.['browserId']).not.toEqual({ stringValue: 'other 1' });
  });

  it('that another browser has taken stay with it', async () => {
    const place = await push.enable('ada');
    others('ada', 1);
    await push.disable('ada');
    expect(stored('ada', place)?.['browserId']).toEqual({ stringValue: 'other 0' });
  });

  it('are missed when the browsers are listed', async () => {
    await push.enable('ada');
    google.documents.clear();
    expect(await push.listDevices('ada')).toEqual([]);
    expect(push.deviceId('ada')).toBeNull();
    expect(browser.worker.subscription).toBeNull();
  });
});

describe('two people with one browser', () => {
  it('have installations and subscriptions of their own, the first of which ends', async () => {
    const ofAda = await push.enable('ada');
    const [before, endpoint] = [
      registrationOf('ada', ofAda),
      browser.worker.subscription?.endpoint,
    ];
    const ofGrace = await push.enable('grace');
    const browserOf = (uid: string, deviceId: string) => stored(uid, deviceId)?.['browserId'];
    expect(browserOf('grace', ofGrace)).not.toEqual(browserOf('ada', ofAda));
    expect(registrationOf('grace', ofGrace)).not.toBe(before);
    expect([...google.registrations.keys()]).toEqual([registrationOf('grace', ofGrace)]);
    expect(browser.worker.subscription?.endpoint).not.toBe(endpoint);
    expect(push.deviceId('ada')).toBeNull();
  });
});

describe('each start of the app', () => {
  it('costs nothing while notifications are off', async () => {
    await push.touchDevice('ada');
    expect(google.asked).toEqual([]);
    expect(google.documents.size).toBe(0);
  });

  it('costs nothing for a week', async () => {
    const deviceId = await push.enable('ada');
    google.asked.length = 0;
    google.documents.clear();
    await push.touchDevice('ada');
    await push.touchDevice('grace');
    expect(google.asked).toEqual([]);
    expect(stored('ada', deviceId)).toBeUndefined();
  });

  it('says after a week that the device is still there', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const deviceId = await push.enable('ada');
    const before = stored('ada', deviceId)?.['expiresAt'];
    vi.setSystemTime(Date.now() + DEVICE_RENEWAL_MS);
    await push.touchDevice('ada');
    expect(registrationOf('ada', deviceId)).toBeDefined();
    expect(stored('ada', deviceId)?.['expiresAt']).not.toEqual(before);
  });

  it('ends what another browser has ended, within a week', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const deviceId = await push.enable('ada');
    google.documents.clear();
    vi.setSystemTime(Date.now() + DEVICE_RENEWAL_MS);
    await push.touchDevice('ada');
    expect(push.deviceId('ada')).toBeNull();
    expect(browser.worker.subscription).toBeNull();
    expect(stored('ada', deviceId)).toBeUndefined();
  });

  it('renews a subscription that the browser has dropped', async () => {
    const deviceId = await push.enable('ada');
    const before = registrationOf('ada', deviceId);
    await browser.worker.subscription?.unsubscribe();
    await push.touchDevice('ada');
    const fid = String(registrationOf('ada', deviceId));
    expect(fid).not.toBe(before);
    expect(google.registrations.get(fid)?.endpoint).toBe(browser.worker.subscription?.endpoint);
  });

  it('takes the device away when permission was taken back', async () => {
    const deviceId = await push.enable('ada');
    browser.notification.permission = 'denied';
    await push.touchDevice('ada');
    expect(stored('ada', deviceId)).toBeUndefined();
    expect(push.deviceId('ada')).toBeNull();
  });
});

describe('what a browser can', () => {
  it('everything', () => {
    expect(push.support()).toBe('ok');
  });

  it('nothing, without push', async () => {
    vi.unstubAllGlobals();
    expect(push.support()).toBe('unsupported');
    await expect(push.enable('ada')).rejects.toMatchObject({ code: 'pushUnsupported' });
  });

  it('only from the home screen', () => {
    vi.unstubAllGlobals();
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPhone)');
    expect(push.support()).toBe('needsInstall');
  });
});
