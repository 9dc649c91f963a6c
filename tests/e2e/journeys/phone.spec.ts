import { expect, test } from '../support/fixtures';
import { PHONE, isTooWide, smallTargets } from '../support/phone';

test('on a phone the list and the room take turns', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Pocket club', [ada, grace], ['Hello from afar']);
  const graces = await world.enterRoom(grace, room);
  const adas = await world.enter(ada, '/', PHONE);

  await expect(adas.list.room('Pocket club')).toBeVisible();
  expect(await isTooWide(adas.page)).toBe(false);
  await adas.list.room('Pocket club').tap();
  await adas.room.ready();
  await expect(adas.list.region).toBeHidden();
  expect(await isTooWide(adas.page)).toBe(false);

  await adas.room.composer.tap();
  await adas.page.keyboard.type('Two lines');
  await adas.page.keyboard.press('Enter');
  await adas.page.keyboard.type('and a button');
  await adas.page.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(graces.room.message(/Two lines\s*and a button/)).toBeVisible();

  // A long press is a right click.
  const box = await adas.room.message('Hello from afar').boundingBox();
  if (!box) throw new Error('The message is not there');
  const session = await adas.page.context().newCDPSession(adas.page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await expect(adas.page.getByRole('menuitem', { name: 'Reply' })).toBeVisible();
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await adas.page.getByRole('menuitem', { name: 'Reply' }).tap();
  await expect(adas.page.getByText(/^Reply to/)).toBeVisible();

  await adas.page.getByRole('button', { name: 'Back to rooms' }).tap();
  await expect(adas.list.room('Pocket club')).toBeVisible();
  await adas.rail.getByRole('button', { name: 'Settings' }).tap();
  await expect(adas.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(await isTooWide(adas.page)).toBe(false);
});

test('touch targets are as large as a fingertip', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Pocket club', [ada, grace], ['Hello']);
  const app = await world.enterRoom(ada, room, PHONE);
  expect(await smallTargets(app.page)).toEqual([]);
  await app.page.getByRole('button', { name: 'Back to rooms' }).tap();
  await expect(app.list.region).toBeVisible();
  expect(await smallTargets(app.page)).toEqual([]);
});
