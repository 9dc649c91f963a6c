import { CALL_RING_MS } from '@hearth/domain/limits';
import type { CallOverPush, CallPush } from '@hearth/domain/pushPayload';
import { MINUTE_MS } from '@hearth/domain/time';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WorkerBrowser, WorkerPage } from '../testing/workerBrowser';
import { listenForPush } from './push';

const NOW = Date.UTC(2026, 0, 4, 11);

let browser: WorkerBrowser;
const about = { callId: 'c1', roomId: 'tea', callerName: 'Ada', kind: 'video', at: NOW } as const;
const call = (more: Partial<CallPush> = {}): CallPush => ({ type: 'call', ...about, ...more });
const over = (isMissed: boolean, more: Partial<CallOverPush> = {}): CallOverPush => ({
  ...{ type: 'callOver', ...about, isMissed },
  ...more,
});
const onScreen = () => browser.screen.get('call:c1');
const inFront = () => (browser.pages = [new WorkerPage('/r/rain', true)]);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  browser = new WorkerBrowser();
  listenForPush(browser.scope);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a ring', () => {
  test('stays, moves the phone and can be answered', async () => {
    await browser.push(call());
    expect(onScreen()).toMatchObject({
      ...{ title: 'Ada', body: 'Video call', requireInteraction: true, renotify: true },
      ...{ silent: false, data: { type: 'call', callId: 'c1', roomId: 'tea', url: '/r/tea' } },
      actions: [{ action: 'accept' }, { action: 'decline' }],
    });
    expect(onScreen()?.vibrate?.length).toBeGreaterThan(4);
    expect(browser.badge).toBe(0);
  });

  test.each([
    ['late by a clock that is ahead', 10 * MINUTE_MS, true],
    ['early by a clock that is behind', -10 * MINUTE_MS, true],
    ['when it is long over', 10 * MINUTE_MS + 1, false],
    ['from a time to come', -10 * MINUTE_MS - 1, false],
  ])('that comes %s', async (_, late, isShown) => {
    vi.setSystemTime(NOW + late);
    await browser.push(call());
    expect(browser.screen.has('call:c1')).toBe(isShown);
  });

  test('that comes twice is heard once', async () => {
    await browser.push(call());
    await browser.push(call());
    expect(onScreen()?.renotify).toBe(false);
  });

  test('is left to a page in front', async () => {
    inFront();
    await browser.push(call());
    expect(browser.screen.size).toBe(0);
  });

  test('is declined by an open page, or by the next one', async () => {
    await browser.push(call());
    await browser.click('call:c1', 'decline');
    expect(browser.opened).toEqual([]);
    const page = new WorkerPage('/');
    await browser.say({ type: 'ready' }, page);
    expect(page.told).toEqual([{ type: 'call', act: 'decline', callId: 'c1', roomId: 'tea' }]);
  });

  test('that is accepted opens the room, and the page learns that it was', async () => {
    await browser.push(call());
    await browser.click('call:c1', 'accept');
    expect(browser.opened).toEqual(['/r/tea']);
    const page = new WorkerPage('/r/tea');
    await browser.say({ type: 'ready' }, page);
    expect(page.told).toEqual([{ type: 'call', act: 'accept', callId: 'c1', roomId: 'tea' }]);
  });

  test.each([
    ['was wiped away', () => browser.dismiss('call:c1')],
    ['was declined', () => browser.click('call:c1', 'decline')],
    ['was taken in a page', () => browser.say({ type: 'callOver', callId: 'c1' })],
    ['was answered elsewhere', () => browser.push(over(false))],
    ['was missed', () => browser.push(over(true))],
  ])('does not come back when it %s', async (_, end) => {
    await browser.push(call());
    await end();
    await browser.push(call());
    expect(onScreen()?.requireInteraction ?? false).toBe(false);
  });

  test('rings for another call', async () => {
    await browser.push(over(false));
    await browser.push(call({ callId: 'c2' }));
    expect([...browser.screen.keys()]).toEqual(['call:c2']);
  });
});

describe('a call that is over', () => {
  test('is gone without a sound when somebody took it elsewhere', async () => {
    await browser.push(call());
    browser.alerts.length = 0;
    await browser.push(over(false));
    expect(browser.screen.size).toBe(0);
    expect(browser.alerts).toEqual([]);
  });

  test('passes unseen by no browser that wants to see each push', async () => {
    const show = vi.spyOn(browser.scope.registration, 'showNotification');
    await browser.push(over(false));
    expect(show).toHaveBeenCalledOnce();
    inFront();
    await browser.push(over(false));
    expect(show).toHaveBeenCalledOnce();
    expect(browser.screen.size).toBe(0);
  });

  test('says that it was missed, in the place of the ring, and leads to its message', async () => {
    await browser.push(call());
    await browser.push(over(true));
    expect(browser.screen.size).toBe(1);
    expect(onScreen()).toMatchObject({
      ...{ title: 'Ada', body: 'Missed video call', timestamp: NOW, requireInteraction: false },
      ...{ renotify: false, actions: [], data: { type: 'missedCall', url: '/r/tea/c1' } },
    });
    expect(browser.badge).toBe(1);
    await browser.click('call:c1');
    expect(browser.opened).toEqual(['/r/tea/c1']);
    expect(browser.badge).toBe(0);
  });

  test('was missed on a device that did not ring', async () => {
    vi.setSystemTime(NOW + 10 * CALL_RING_MS);
    await browser.push(over(true, { kind: 'audio', callerName: '' }));
    expect(onScreen()).toMatchObject({ title: 'Somebody', body: 'Missed call' });
  });

  test('is told as missed once, also to who has put that away', async () => {
    await browser.push(over(true));
    await browser.dismiss('call:c1');
    await browser.push(over(true));
    expect(browser.screen.size).toBe(0);
  });

  test('stays missed whatever comes later', async () => {
    await browser.push(call());
    await browser.push(over(true));
    await browser.push(over(false));
    await browser.say({ type: 'callOver', callId: 'c1' });
    expect(onScreen()?.body).toBe('Missed video call');
  });

  test('is told as missed after a page has put the ring away', async () => {
    await browser.push(call());
    await browser.say({ type: 'callOver', callId: 'c1' });
    expect(browser.screen.size).toBe(0);
    await browser.push(over(true));
    expect(onScreen()?.body).toBe('Missed video call');
  });

  test('is left to a page in front', async () => {
    await browser.push(call());
    inFront();
    await browser.push(over(true));
    expect(browser.screen.size).toBe(0);
  });

  test('goes when its room was read', async () => {
    await browser.push(over(true));
    await browser.say({ type: 'roomRead', roomId: 'rain' });
    expect(browser.screen.size).toBe(1);
    await browser.say({ type: 'roomRead', roomId: 'tea' });
    expect(browser.screen.size).toBe(0);
    expect(browser.badge).toBe(0);
  });

  test('is forgotten with the person who signs out', async () => {
    await browser.push(over(false));
    await browser.say({ type: 'signedOut' });
    await browser.push(call());
    expect(onScreen()?.body).toBe('Video call');
  });
});
