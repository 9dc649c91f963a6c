import { cutEngine } from '../support/connection';
import { expect, test } from '../support/fixtures';

test.use({ serviceWorkers: 'allow' });

test('what one does offline arrives once and in order', async ({ world }) => {
  const { adas, graces } = await world.pair(['Mine to edit', 'Yours to react to']);
  const context = adas.page.context();
  // Menus and emoji come with their first use, or after a while by themselves.
  await adas.room.message('Yours to react to').hover();
  await adas.page.getByRole('button', { name: 'React', exact: true }).click();
  await adas.page.getByRole('button', { name: '👍' }).first().waitFor();
  await adas.page.keyboard.press('Escape');
  await context.setOffline(true);
  await expect(adas.page.getByText(/You are offline/)).toBeVisible();

  const texts = Array.from({ length: 8 }, (_, index) => `Offline line ${index + 1}`);
  for (const text of texts) await adas.room.send(text);
  await expect(adas.room.tick('Offline line 8')).toHaveAccessibleName('Sending');
  await adas.room.message('Mine to edit').hover();
  await adas.page.getByRole('button', { name: 'Edit', exact: true }).click();
  await adas.room.composer.fill('Mine, edited');
  await adas.room.composer.press('Enter');
  await expect(adas.room.message('Mine, edited')).toBeVisible();
  await adas.room.message('Yours to react to').hover();
  await adas.page.getByRole('button', { name: 'React', exact: true }).click();
  await adas.page.getByRole('button', { name: '👍' }).first().click();
  await expect(
    adas.room.message('Yours to react to').getByRole('button', { name: /^👍/ }),
  ).toBeVisible();
  await expect(graces.room.message(/Offline line/)).toHaveCount(0);

  await context.setOffline(false);
  await expect(adas.page.getByText(/You are offline/)).toHaveCount(0);
  await expect(graces.room.message('Offline line 8')).toBeVisible();
  await expect(graces.room.message('Mine, edited')).toBeVisible();
  await expect(
    graces.room.message('Yours to react to').getByRole('button', { name: /^👍/ }),
  ).toBeVisible();
  const arrived = (await graces.room.texts()).filter((text) => text.startsWith('Offline'));
  expect(arrived).toEqual(texts);
  await expect(adas.room.tick('Offline line 8')).toHaveAccessibleName(/Sent|Read/);
});

test('without any connection the app opens again, and what one writes then arrives', async ({
  world,
}) => {
  const { adas, graces } = await world.pair(['Said before']);
  const { page } = adas;
  await expect(adas.room.message('Said before')).toBeVisible();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((done) => active?.addEventListener('statechange', done));
  });
  await page.context().setOffline(true);
  await page.reload();
  await expect(adas.room.message('Said before')).toBeVisible();
  await expect(page.getByText(/You are offline/)).toBeVisible();
  await adas.room.send('Written after the reload');
  await expect(adas.room.message('Written after the reload')).toBeVisible();
  await page.reload();
  await expect(adas.room.tick('Written after the reload')).toHaveAccessibleName('Sending');

  await page.context().setOffline(false);
  await expect(graces.room.message('Written after the reload')).toBeVisible();
  await expect(adas.room.tick('Written after the reload')).toHaveAccessibleName(/Sent|Read/);
  await expect(adas.room.message('Written after the reload')).toHaveCount(1);
});

test('a room that this device never opened says so, and takes what one writes along', async ({
  world,
}) => {
  const { ada, grace, adas } = await world.pair(['Said before']);
  await world.group('Far away', [ada, grace], ['There before', 'And this']);
  await expect(adas.list.room('Far away')).toBeVisible();
  await adas.page.context().setOffline(true);
  await expect(adas.page.getByText(/You are offline/)).toBeVisible();
  await adas.list.open('Far away');
  await expect(adas.page.getByText('Not on this device yet')).toBeVisible();
  await adas.room.send('From afar');
  await expect(adas.room.tick('From afar')).toHaveAccessibleName('Sending');

  await adas.page.context().setOffline(false);
  await expect(adas.room.message('There before')).toBeVisible();
  await expect(adas.page.getByText('Not on this device yet')).toHaveCount(0);
  await expect(adas.room.tick('From afar')).toHaveAccessibleName(/Sent|Read/);
  expect(await adas.room.texts()).toEqual(['There before', 'And this', 'From afar']);
});

test('a reload without the engine keeps the room and what was written', async ({ world }) => {
  const { adas, graces } = await world.pair(['Said before']);
  await expect(adas.room.message('Said before')).toBeVisible();
  const cut = await cutEngine(adas.page.context(), world.place);
  await adas.page.reload();
  await expect(adas.room.message('Said before')).toBeVisible();
  await adas.room.send('Written without the engine');
  await adas.page.reload();
  await expect(adas.room.message('Written without the engine')).toBeVisible();
  await expect(adas.room.tick('Written without the engine')).toHaveAccessibleName('Sending');

  await cut.restore();
  await expect(graces.room.message('Written without the engine')).toBeVisible({ timeout: 45_000 });
  await expect(graces.room.message('Written without the engine')).toHaveCount(1);
  await expect(adas.room.message('Written without the engine')).toHaveCount(1);
});

test('a reload in mid-send loses nothing and doubles nothing', async ({ world }) => {
  const { adas, graces } = await world.pair();
  const texts = Array.from({ length: 6 }, (_, index) => `In haste ${index + 1}`);
  for (const text of texts) {
    await adas.room.composer.fill(text);
    await adas.room.composer.press('Enter');
  }
  await adas.page.reload();
  await expect(graces.room.message('In haste 6')).toBeVisible();
  expect(await graces.room.texts()).toEqual(texts);
  await expect(adas.room.tick('In haste 6')).toHaveAccessibleName(/Sent|Read/);
  expect(await adas.room.texts()).toEqual(texts);
});

test('of two tabs, the one that sends may close in the middle', async ({ world }) => {
  const { adas, graces, room } = await world.pair();
  const context = adas.page.context();
  const second = await world.anotherTab(adas, `/r/${room.id}`);
  await second.room.ready();
  await context.setOffline(true);
  const texts = Array.from({ length: 8 }, (_, index) => `From two tabs ${index + 1}`);
  for (const [index, text] of texts.entries()) {
    const tab = index < 5 ? adas : second;
    await tab.room.send(text);
  }
  // What one tab wrote, the other shows.
  await expect(adas.room.message('From two tabs 8')).toBeVisible();
  await expect(second.room.message('From two tabs 1')).toBeVisible();
  await context.setOffline(false);
  await adas.page.close();
  await expect(graces.room.message('From two tabs 8')).toBeVisible({ timeout: 30_000 });
  expect(await graces.room.texts()).toEqual(texts);
  await expect(second.room.tick('From two tabs 8')).toHaveAccessibleName(/Sent|Read/);
});
