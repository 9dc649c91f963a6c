import type { Locator, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoomPage } from '../pages/RoomPage';
import { expect, test } from '../support/fixtures';
import { dropFiles, film, movingPicture, picture } from '../support/pictures';

const tray = (page: Page) => page.getByRole('list', { name: 'Files to send' });
const chooser = (page: Page) => page.locator('input[type="file"]:not([accept])');
const photos = (within: Locator) => within.getByRole('button', { name: /^Open Photo / });
const isDrawn = (image: Locator) =>
  image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0);

/** Every photo shows its pixels, not only its placeholder. */
async function expectDrawn(tiles: Locator, count: number): Promise<void> {
  await expect(tiles).toHaveCount(count);
  for (let at = 0; at < count; at += 1) {
    await expect.poll(() => isDrawn(tiles.nth(at).locator('img').last())).toBe(true);
  }
}

test('an album is dropped, captioned, and seen by the other', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${room.id}`);
  await adas.room.ready();
  const files = await Promise.all(
    ['#2563eb', '#16a34a', '#dc2626'].map((color, at) =>
      picture(adas.page, `Day ${at + 1}.jpg`, { color }),
    ),
  );
  await dropFiles(adas.page, '[data-drop-zone]', files);
  await expect(tray(adas.page).getByRole('listitem')).toHaveCount(3);
  await adas.room.composer.fill('Three days');
  await adas.room.composer.press('Enter');
  await expect(tray(adas.page)).toBeHidden();
  await expectDrawn(photos(adas.room.message('Three days')), 3);
  await expectDrawn(photos(graces.room.message('Three days')), 3);
  // The large view pages through them, and gives the focus back.
  await photos(graces.room.message('Three days')).first().click();
  const viewer = graces.page.getByRole('dialog', { name: 'Photos and videos' });
  await expect(viewer).toBeVisible();
  await graces.page.keyboard.press('ArrowRight');
  await graces.page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
});

test('a pasted picture goes out without words, and both lists say so', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, '/');
  await adas.room.ready();
  const { buffer } = await picture(adas.page, 'image.png', { type: 'image/png' });
  await adas.room.composer.evaluate((field, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, buffer.toString('base64'));
  await expect(tray(adas.page).getByRole('listitem')).toHaveCount(1);
  await adas.room.composer.press('Enter');
  await expectDrawn(photos(adas.room.log), 1);
  await expect(graces.page.getByText('Photo', { exact: true })).toBeVisible();
});

test('a voice message is recorded hands-free and played by the other', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${room.id}`);
  await adas.room.ready();
  const record = adas.page.getByRole('button', { name: 'Record a voice message' });
  await record.focus();
  await adas.page.waitForTimeout(500);
  await adas.page.getByRole('button', { name: 'Record a voice message' }).press('Enter');
  await expect(adas.page.getByRole('group', { name: 'Recording' })).toBeVisible();
  await adas.page.waitForTimeout(1_500);
  await adas.page.getByRole('button', { name: 'Send voice message' }).click();
  const note = graces.room.log.getByRole('group', { name: /^Voice message, / });
  await expect(note).toBeVisible();
  await note.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(note.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  const position = note.getByRole('slider', { name: 'Position' });
  await expect
    .poll(async () => Number(await position.getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);
});

test('a video shows a still of itself and plays where it stands', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${room.id}`);
  await adas.room.ready();
  await chooser(adas.page).setInputFiles(await film(adas.page, 'rainbow.webm'));
  await expect(tray(adas.page).getByRole('listitem')).toHaveCount(1);
  await adas.room.composer.fill('In motion');
  await adas.room.composer.press('Enter');
  const message = graces.room.message('In motion');
  const play = message.getByRole('button', { name: /Play video, \d+ seconds?/ });
  await expect.poll(() => isDrawn(play.locator('img').last())).toBe(true);
  await play.click();
  const video = message.locator('video');
  await expect
    .poll(() => video.evaluate((shown: HTMLVideoElement) => shown.currentTime))
    .toBeGreaterThan(0.2);
});

test('a moving picture arrives as it was, moving', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${room.id}`);
  await adas.room.ready();
  await dropFiles(adas.page, '[data-drop-zone]', [movingPicture('blink.gif')]);
  await expect(tray(adas.page).getByRole('listitem')).toHaveCount(1);
  await adas.room.composer.fill('It blinks');
  await adas.room.composer.press('Enter');
  const image = photos(graces.room.message('It blinks')).locator('img').last();
  await expect.poll(() => isDrawn(image)).toBe(true);
  // Not a still of it: what is drawn has both colours in turn.
  const colors = new Set<string>();
  await expect
    .poll(async () => {
      const buffer = await image.screenshot();
      colors.add(buffer.toString('base64'));
      return colors.size;
    })
    .toBeGreaterThan(1);
});

test('a document is saved under its name', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${room.id}`);
  await adas.room.ready();
  const buffer = Buffer.from('<script>alert(1)</script>');
  await chooser(adas.page).setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer });
  await expect(tray(adas.page).getByText('page.html')).toBeVisible();
  await adas.room.composer.press('Enter');
  const download = graces.page.waitForEvent('download');
  await graces.room.log.getByRole('button', { name: 'Download page.html' }).click();
  expect((await download).suggestedFilename()).toBe('page.html');
});

test('100 MB with a pause, an offline gap and a reload', async ({ world }, info) => {
  test.setTimeout(180_000);
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${room.id}`);
  await adas.room.ready();
  mkdirSync(info.outputDir, { recursive: true });
  const path = join(info.outputDir, 'backup.bin');
  writeFileSync(path, Buffer.alloc(100 * 1024 * 1024, 7));
  await chooser(adas.page).setInputFiles(path);
  await expect(tray(adas.page).getByText('backup.bin')).toBeVisible();
  const session = await adas.page.context().newCDPSession(adas.page);
  const slow = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: 12_000_000 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow);
  await adas.room.composer.fill('The whole backup');
  await adas.room.composer.press('Enter');
  const message = adas.room.message('The whole backup');
  await message.getByRole('button', { name: 'Pause upload' }).click();
  await expect(message.getByText(/^Paused/)).toBeVisible();
  // Somebody else's words do not wait for it.
  await adas.room.send('Meanwhile');
  await expect(graces.room.message('Meanwhile')).toBeVisible();
  await message.getByRole('button', { name: 'Continue upload' }).click();
  await adas.page.context().setOffline(true);
  await adas.page.waitForTimeout(1_000);
  await adas.page.context().setOffline(false);
  await session.send('Network.emulateNetworkConditions', slow);
  await expect(message.getByRole('button', { name: 'Pause upload' })).toBeVisible();
  await expect(graces.room.message('The whole backup')).toBeHidden();
  await adas.page.reload();
  await expect(adas.room.message('The whole backup')).toBeVisible();
  await expect(graces.room.message('The whole backup')).toBeVisible({ timeout: 90_000 });
  await expect(graces.room.log.getByRole('button', { name: 'Download backup.bin' })).toBeVisible();
  await expect(graces.room.messages).toHaveCount(2);
});

test('an upload is taken back, and nothing is left of it', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  await adas.room.ready();
  const session = await adas.page.context().newCDPSession(adas.page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 5,
    downloadThroughput: -1,
    uploadThroughput: 500_000,
  });
  const buffer = Buffer.alloc(5_000_000, 1);
  const mimeType = 'application/zip';
  await chooser(adas.page).setInputFiles({ name: 'mistake.zip', mimeType, buffer });
  await expect(tray(adas.page).getByText('mistake.zip')).toBeVisible();
  await adas.room.composer.press('Enter');
  await adas.room.log.getByRole('button', { name: 'Cancel and discard this message' }).click();
  await expect(adas.room.messages).toHaveCount(0);
  await adas.page.reload();
  await adas.room.ready();
  await expect(adas.room.messages).toHaveCount(0);
});

test('a file that lies about itself is removed, and its sender is told', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  await adas.room.ready();
  const buffer = Buffer.from('<html>not a document</html>');
  const mimeType = 'application/pdf';
  await chooser(adas.page).setInputFiles({ name: 'report.pdf', mimeType, buffer });
  await expect(tray(adas.page).getByText('report.pdf')).toBeVisible();
  await adas.room.composer.press('Enter');
  await expect(adas.page.getByText(/A file you sent was removed/)).toBeVisible({ timeout: 30_000 });
});

test('a photo is forwarded, and a group gets one of its own', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const group = await world.group('Darkroom', [ada, grace]);
  const adas = await world.enter(ada, `/r/${room.id}`);
  const graces = await world.enter(grace, `/r/${group.id}`);
  await adas.room.ready();
  const photo = await picture(adas.page, 'Sea.jpg');
  await chooser(adas.page).setInputFiles(photo);
  await expect(tray(adas.page).getByRole('listitem')).toHaveCount(1);
  await adas.room.composer.press('Enter');
  await photos(adas.room.log).click();
  await adas.page.getByRole('button', { name: 'Forward' }).click();
  const dialog = adas.page.getByRole('dialog', { name: 'Forward to' });
  await dialog.getByRole('textbox', { name: 'Find a room' }).fill('dark');
  await dialog.getByRole('button', { name: 'Darkroom' }).click();
  await expectDrawn(photos(graces.room.log), 1);
  await adas.page.goto(`/r/${group.id}`);
  await adas.room.ready();
  await adas.page.getByRole('button', { name: 'More about this room' }).click();
  const choosing = adas.page.waitForEvent('filechooser');
  await adas.page.getByRole('menuitem', { name: 'Change photo' }).click();
  await (await choosing).setFiles(photo);
  await adas.page.getByRole('dialog').getByRole('button', { name: 'Use photo' }).click();
  await expect(graces.room.log.getByText('Ada Byron changed the group’s photo')).toBeVisible();
  await expect.poll(() => isDrawn(graces.page.locator('header img').first())).toBe(true);
});

test('who is removed sees no more files in the tab that is open', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const group = await world.group('Darkroom', [ada, grace]);
  const adas = await world.enter(ada, `/r/${group.id}`);
  const graces = await world.enter(grace, `/r/${group.id}`);
  await adas.room.ready();
  await graces.room.ready();
  const before = graces.page.waitForRequest((request) => request.url().includes('alt=media'));
  await chooser(adas.page).setInputFiles(await picture(adas.page, 'Secret.jpg'));
  await expect(tray(adas.page).getByRole('listitem')).toHaveCount(1);
  await adas.room.composer.press('Enter');
  await expectDrawn(photos(graces.room.log), 1);
  const request = await before;
  const read = () =>
    graces.page.evaluate(
      async ({ url, authorization }) =>
        (await fetch(url, { headers: { authorization }, cache: 'no-store' })).status,
      { url: request.url(), authorization: request.headers()['authorization'] ?? '' },
    );
  expect(await read()).toBe(200);
  await adas.members.open();
  await adas.members.choose('Grace Hopper', 'Remove from group');
  await adas.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Remove from group' })
    .click();
  await expect(graces.room.log).toBeHidden();
  expect(await read()).toBe(403);
});

test('on a phone: attach, see, leaf through the gallery', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Hopper');
  const room = await world.direct([ada, grace]);
  const app = await world.enter(ada, `/r/${room.id}`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = new RoomPage(app.page);
  await phone.ready();
  const wide = await picture(app.page, 'Panorama.jpg', { width: 1600, height: 400 });
  await chooser(app.page).setInputFiles([wide, { ...wide, name: 'Again.jpg' }]);
  await expect(tray(app.page).getByRole('listitem')).toHaveCount(2);
  await phone.composer.fill('From the hill https://example.com/walk');
  await app.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectDrawn(photos(phone.log), 2);
  await app.page.getByRole('button', { name: 'Media and files' }).click();
  const gallery = app.page.getByRole('complementary');
  await expect(gallery.getByRole('button', { name: /Photo/ }).first()).toBeVisible();
  await gallery.getByRole('tab', { name: 'Links' }).click();
  await expect(gallery.getByText(/example\.com\/walk/).first()).toBeVisible();
  const overflow = await app.page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(overflow).toBe(false);
});
