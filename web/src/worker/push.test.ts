import { type MessagePush } from '@hearth/domain/pushPayload';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { WorkerBrowser as Browser, WorkerPage as Page } from '../testing/workerBrowser';
import { listenForPush } from './push';

let browser: Browser;
const message = (messageId: string, more: Partial<MessagePush> = {}): MessagePush => ({
  ...{ type: 'message', roomId: 'tea', messageId, roomKind: 'group', roomName: 'Tea', at: 5 },
  ...{ senderName: 'Ada', text: `Text ${messageId}`, kinds: [], fileCount: 0 },
  ...{ isDirected: false, hidesPreview: false },
  ...more,
});
const tea = () => browser.screen.get('room:tea');

beforeEach(() => {
  browser = new Browser();
  listenForPush(browser.scope);
});

describe('a message', () => {
  test('says who wrote what where, and leads to it', async () => {
    await browser.push(message('m1'));
    expect(tea()).toMatchObject({
      ...{ title: 'Tea', body: 'Ada: Text m1', tag: 'room:tea', timestamp: 5, renotify: true },
      ...{ silent: false, icon: '/icon-192.png', badge: '/icon-192.png' },
      data: { url: '/r/tea/m1', roomId: 'tea', ids: ['m1'] },
      actions: [
        { action: 'reply', title: 'Reply', type: 'text' },
        { action: 'read', title: 'Mark as read' },
      ],
    });
    expect(browser.badge).toBe(1);
  });

  test('of a direct room has the sender as its title', async () => {
    await browser.push(message('m1', { roomKind: 'direct', roomName: '' }));
    expect(tea()).toMatchObject({ title: 'Ada', body: 'Text m1' });
  });

  test('with files says which', async () => {
    await browser.push(message('m1', { text: '', kinds: ['image'], fileCount: 3 }));
    expect(tea()?.body).toBe('Ada: 3 photos');
  });

  test('joins the others of its room: a number and the newest four', async () => {
    for (const id of ['m1', 'm2', 'm3', 'm4', 'm5']) await browser.push(message(id));
    expect(browser.screen.size).toBe(1);
    expect(tea()?.body).toBe(
      '5 new messages\nAda: Text m2\nAda: Text m3\nAda: Text m4\nAda: Text m5',
    );
    expect(tea()?.data).toMatchObject({ url: '/r/tea/m5' });
    expect(browser.badge).toBe(5);
  });

  test('keeps rooms apart', async () => {
    await browser.push(message('m1'));
    await browser.push(message('m2', { roomId: 'rain', roomName: 'Rain' }));
    expect([...browser.screen.keys()]).toEqual(['room:tea', 'room:rain']);
    expect(browser.badge).toBe(2);
  });

  test('that comes three times is shown and heard once', async () => {
    await browser.push(message('m1'));
    await browser.push(message('m2'));
    const before = tea();
    await browser.push(message('m1'));
    await browser.push(message('m2'));
    expect(tea()?.body).toBe(before?.body);
    expect(tea()).toMatchObject({ renotify: false, silent: true, data: { ids: ['m1', 'm2'] } });
    expect(browser.alerts).toHaveLength(2);
    expect(browser.badge).toBe(2);
  });

  test('that comes with another at the same time loses no line', async () => {
    await Promise.all([browser.push(message('m1')), browser.push(message('m2'))]);
    expect(tea()?.body).toBe('2 new messages\nAda: Text m1\nAda: Text m2');
  });

  test('tells nothing of itself to who wants no previews', async () => {
    const hidden = { text: '', hidesPreview: true };
    await browser.push(message('m1', hidden));
    expect(tea()).toMatchObject({ title: 'Tea', body: 'New message' });
    await browser.push(message('m2', hidden));
    expect(tea()?.body).toBe('2 new messages');
  });

  test('takes away the words that stood there when previews were switched off meanwhile', async () => {
    await browser.push(message('m1'));
    await browser.push(message('m2', { text: '', hidesPreview: true }));
    expect(tea()).toMatchObject({ body: '2 new messages', data: { lines: [] } });
  });

  test('is in German when the browser or the app is', async () => {
    browser.language = 'de-DE';
    await browser.push(message('m1', { text: '', hidesPreview: true }));
    expect(tea()?.body).toBe('Neue Nachricht');
    await browser.say({ type: 'locale', locale: 'en' });
    await browser.push(message('m2', { text: '', hidesPreview: true }));
    expect(tea()?.body).toBe('2 new messages');
  });
});

describe('a page in front', () => {
  test.each(['/r/tea/m0', '/r/rain', '/settings/profile'])(
    'makes a notification superfluous: %s',
    async (path) => {
      browser.pages = [new Page(path, true)];
      await browser.push(message('m1'));
      expect(browser.screen.size).toBe(0);
    },
  );

  test.each([
    ['is behind', new Page('/r/tea', false)],
    ['is frozen', new Page(null, true)],
  ])('that %s does not', async (_, page) => {
    browser.pages = [page];
    await browser.push(message('m1'));
    expect(browser.screen.size).toBe(1);
  });

  test('that is hidden is not in front', async () => {
    browser.pages = [Object.assign(new Page('/r/tea', true), { visibilityState: 'hidden' })];
    await browser.push(message('m1'));
    expect(browser.screen.size).toBe(1);
  });
});

describe('other pushes', () => {
  test('a reminder', async () => {
    await browser.push({
      ...{ type: 'reminder', roomId: 'tea', messageId: 'm1', roomName: 'Tea', senderName: 'Ada' },
      ...{ text: 'Call back', at: 5, hidesPreview: false },
    });
    expect(browser.screen.get('reminder:m1')).toMatchObject({
      ...{ title: 'Reminder: Tea', body: 'Call back', data: { url: '/r/tea/m1' } },
    });
  });

  test('a test', async () => {
    await browser.push({ type: 'test', at: 5 });
    expect(browser.screen.get('test')?.title).toBe('Notifications work');
  });

  test.each([[null], ['text'], [{}], [{ data: { type: 'else' } }], [{ notification: {} }]])(
    'nothing of ours: %j',
    async (bare) => {
      await browser.push({ bare });
      expect(browser.screen.size).toBe(0);
    },
  );
});

describe('a click', () => {
  test('opens the message where nothing is open', async () => {
    await browser.push(message('m1'));
    await browser.click('room:tea');
    expect(browser.opened).toEqual(['/r/tea/m1']);
    expect(browser.screen.size).toBe(0);
    expect(browser.badge).toBe(0);
  });

  test('brings an open page there, the focused one if there are several', async () => {
    const other = new Page('/r/rain');
    browser.pages = [new Page('/'), other];
    await browser.push(message('m1'));
    other.focused = true;
    await browser.click('room:tea');
    expect(browser.pages.map(({ told }) => told)).toEqual([
      [],
      [{ type: 'open', url: '/r/tea/m1' }],
    ]);
    expect(browser.opened).toEqual([]);
  });

  test('focuses a page that is behind, and bears a browser that refuses', async () => {
    const [page] = (browser.pages = [new Page('/')]);
    await browser.push(message('m1'));
    await browser.click('room:tea');
    expect(page?.focused).toBe(true);
    vi.spyOn(page as Page, 'focus').mockRejectedValue(new Error('not allowed'));
    if (page) page.focused = false;
    await browser.push(message('m2'));
    await browser.click('room:tea');
    expect(page?.told).toHaveLength(2);
  });

  test('sends a reply through an open page, without bringing it to the front', async () => {
    const [page] = (browser.pages = [new Page('/')]);
    await browser.push(message('m1'));
    await browser.click('room:tea', 'reply', ' On my way ');
    expect(page?.told).toEqual([
      { type: 'reply', roomId: 'tea', messageId: 'm1', text: 'On my way' },
    ]);
    expect(page?.focused).toBe(false);
  });

  test('opens the room to reply where the browser has no field for it', async () => {
    await browser.push(message('m1'));
    await browser.click('room:tea', 'reply');
    expect(browser.opened).toEqual(['/r/tea/m1']);
  });

  test('keeps replies and reads for the next page, once', async () => {
    await browser.push(message('m1'));
    await browser.click('room:tea', 'reply', 'Yes');
    await browser.push(message('m2', { roomId: 'rain' }));
    await browser.click('room:rain', 'read');
    expect(browser.opened).toEqual([]);
    const page = new Page('/');
    await browser.say({ type: 'ready' }, page);
    await browser.say({ type: 'ready' }, page);
    expect(page.told).toEqual([
      { type: 'reply', roomId: 'tea', messageId: 'm1', text: 'Yes' },
      { type: 'read', roomId: 'rain' },
    ]);
  });
});

describe('what pages say', () => {
  test('a room that was read takes its notification away and counts anew', async () => {
    await browser.push(message('m1'));
    await browser.push(message('m2', { roomId: 'rain' }));
    await browser.say({ type: 'roomRead', roomId: 'tea' });
    expect([...browser.screen.keys()]).toEqual(['room:rain']);
    expect(browser.badge).toBe(1);
    await browser.say({ type: 'roomRead', roomId: 'rain' });
    expect(browser.badge).toBe(0);
  });

  test('after signing out nothing is left', async () => {
    await browser.push(message('m1'));
    await browser.click('room:tea', 'read');
    await browser.push(message('m2'));
    await browser.say({ type: 'signedOut' });
    expect(browser.screen.size).toBe(0);
    const page = new Page('/');
    await browser.say({ type: 'ready' }, page);
    expect(page.told).toEqual([]);
  });

  test('what it does not understand is nothing', async () => {
    await browser.say('hello');
    await browser.say({ type: 'locale', locale: 'xx' } as never);
    expect(browser.screen.size).toBe(0);
  });
});
