import type { CDPSession, Page } from '@playwright/test';
import { encodePush, type MessagePush } from '@hearth/domain/pushPayload';
import { routes } from '@hearth/domain/paths';
import { expect, test } from '../support/fixtures';

test.use({ serviceWorkers: 'allow' });

test('a mention waits in the inbox and leads to the message', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Tea', [ada, grace]);
  const adas = await world.enter(ada, routes.settings());
  const graces = await world.enterRoom(grace, room);
  await graces.room.composer.fill(`@${ada.handle}`);
  await expect(graces.page.getByRole('option').first()).toBeVisible();
  await graces.room.composer.press('Enter');
  await graces.room.composer.pressSequentially('cake is ready');
  await graces.room.composer.press('Enter');
  await adas.rail.getByRole('button', { name: /^Mentions and replies/ }).click();
  const entry = adas.page.getByText('Grace Murray mentioned you in Tea');
  await expect(entry).toBeVisible();
  await expect(adas.page.getByText(/cake is ready/).first()).toBeVisible();
  await entry.click();
  await expect(adas.room.message('cake is ready')).toBeVisible();
});

test('a message elsewhere is told by a toast', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const direct = await world.direct([ada, grace], ['Hello']);
  const group = await world.group('Tea', [ada, grace], ['Hello']);
  const adas = await world.enterRoom(ada, group);
  const graces = await world.enterRoom(grace, direct);
  // The list must be there before something can be new in it.
  await expect(adas.list.room('Grace Murray')).toBeVisible();
  await adas.page.waitForTimeout(3_000);
  await graces.room.sendAndConfirm('Are you coming');
  await expect(adas.page.getByText('Grace Murray: Are you coming').first()).toBeVisible();
});

declare global {
  interface Window {
    isAway: boolean;
  }
}

/** As if another window were in front, until told otherwise. */
function lookAway(): void {
  window.isAway = true;
  document.hasFocus = () => !window.isAway;
}

interface Shown {
  title: string;
  body: string;
  tag: string;
  url: string;
}

/** The real service worker of a page, and pushes to it as the push service would deliver them. */
async function workerOf(page: Page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const session: CDPSession = await page.context().newCDPSession(page);
  const registrations = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: all }) => {
      const [first] = all;
      if (first) resolve(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registrations;
  const origin = new URL(page.url()).origin;
  return {
    async push(payload: MessagePush) {
      const data = JSON.stringify({ data: encodePush(payload), from: '0', priority: 'high' });
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    },
    shown: () =>
      page.evaluate(async (): Promise<Shown[]> => {
        const registration = await navigator.serviceWorker.ready;
        const all = await registration.getNotifications();
        return all.map(({ title, body, tag, data }) => {
          const { url } = data as { url: string };
          return { title, body, tag, url };
        });
      }),
  };
}

test('pushes show once, grouped by room, and go when the room is read', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Tea', [ada, grace], ['Hello']);
  const adas = await world.enter(ada, routes.settings(), {
    permissions: ['notifications'],
    prepare: lookAway,
  });
  const worker = await workerOf(adas.page);
  const push = (messageId: string, text: string): MessagePush => ({
    ...{ type: 'message', roomId: room.id, messageId, roomKind: 'group', roomName: 'Tea' },
    ...{ senderName: 'Grace Murray', text, kinds: [], fileCount: 0, at: Date.now() },
    ...{ isDirected: false, hidesPreview: false },
  });

  await worker.push(push('m1', 'First'));
  await expect.poll(worker.shown).toMatchObject([{ url: expect.stringContaining(room.id) }]);
  expect((await worker.shown())[0]?.body).toContain('First');
  await worker.push(push('m2', 'Second'));
  await expect.poll(async () => (await worker.shown())[0]?.body).toContain('Second');
  const grouped = await worker.shown();
  expect(grouped).toHaveLength(1);
  // Delivered once more, as a push service may.
  await worker.push(push('m2', 'Second'));
  await adas.page.waitForTimeout(500);
  expect(await worker.shown()).toEqual(grouped);

  // Looking at the room takes the notification away, and while it is open there is none.
  await adas.page.goto(routes.room(room.id));
  await adas.room.ready();
  await adas.page.bringToFront();
  await adas.page.evaluate(() => (window.isAway = false));
  await expect.poll(worker.shown).toEqual([]);
  await worker.push(push('m3', 'Third'));
  await adas.page.waitForTimeout(1_500);
  expect(await worker.shown()).toEqual([]);
});
