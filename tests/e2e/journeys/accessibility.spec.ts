import { routes } from '@hearth/domain/paths';
import { freshId } from '../../seed/scene';
import { SignInPage } from '../pages/SignInPage';
import { WelcomePage } from '../pages/WelcomePage';
import { findingsInEveryLook } from '../support/axe';
import { expect, test } from '../support/fixtures';

test('the signed-out pages are accessible in every look', async ({ world }) => {
  const page = await world.visit('/sign-in');
  for (const path of [
    '/sign-in',
    '/sign-up',
    '/reset-password',
    '/sign-in/phone',
    '/auth/action',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await findingsInEveryLook(page), path).toEqual([]);
  }
  await page.goto('/sign-in');
  await new SignInPage(page).signIn('nobody', '');
  await expect(new SignInPage(page).email).toHaveAccessibleDescription(/not a mail address/);
  expect.soft(await findingsInEveryLook(page), 'with an error').toEqual([]);
  await page.goto('/sign-up');
  await new SignInPage(page).signUp(`${freshId(12)}@hearth.test`, 'a-long-password');
  await expect(new WelcomePage(page).name).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'welcome').toEqual([]);
});

test('a room is accessible in every look', async ({ world }) => {
  test.slow();
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group(
    'Workshop',
    [ada, grace],
    [
      '**Bold**, `code` and https://example.com',
      '> quoted\n\n- a list',
      '```ts\nconst a = 1;\n```',
    ],
  );
  const app = await world.enterRoom(ada, room);
  const { page } = app;
  await app.room.sendAndConfirm('One of mine');
  await app.room.choose('One of mine', 'React');
  await page.getByRole('button', { name: '👍' }).first().waitFor();
  expect.soft(await findingsInEveryLook(page), 'emoji picker').toEqual([]);
  await page.getByRole('button', { name: '👍' }).first().click();
  await expect(app.room.message('One of mine').getByRole('button', { name: /^👍/ })).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'room').toEqual([]);
  await app.room.message('One of mine').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
  expect.soft(await findingsInEveryLook(page), 'message menu').toEqual([]);
  await page.keyboard.press('Escape');
  await app.members.open();
  await expect(app.members.person('Grace Murray')).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'members').toEqual([]);
  await app.members.person('Grace Murray').click();
  await page.getByRole('dialog', { name: 'Profile' }).waitFor();
  expect.soft(await findingsInEveryLook(page), 'profile').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  expect.soft(await findingsInEveryLook(page), 'palette').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New group' }).click();
  await page.getByRole('dialog', { name: 'New group' }).waitFor();
  expect.soft(await findingsInEveryLook(page), 'new group').toEqual([]);
  await page.keyboard.press('Escape');
});

test('the pages of the app are accessible in every look', async ({ world }) => {
  test.slow();
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Workshop', [ada, grace], ['One of hers']);
  const app = await world.enterRoom(ada, room);
  const { page } = app;
  for (const section of ['profile', 'account', 'appearance', 'notifications', 'privacy']) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    expect.soft(await findingsInEveryLook(page), section).toEqual([]);
  }
  for (const [path, title] of [
    [routes.inbox, 'Mentions and replies'],
    [routes.later, 'Later'],
    [`${routes.moderation}?room=${room.id}`, 'Moderation'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
    await page.waitForTimeout(1_000);
    expect.soft(await findingsInEveryLook(page), title).toEqual([]);
  }
  await page.goto(routes.room(room.id));
  await page.getByRole('button', { name: 'More about this room' }).click();
  await page.getByRole('menuitem', { name: 'Moderation' }).click();
  await page.getByRole('dialog', { name: 'Moderation in Workshop' }).waitFor();
  await page.getByLabel('Message to try').waitFor();
  expect.soft(await findingsInEveryLook(page), 'moderation of a room').toEqual([]);
  await page.goto('/');
  await expect(app.list.room('Workshop')).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'home').toEqual([]);
  await page.goto('/nowhere/at/all');
  await expect(page.getByText('There is nothing here')).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'not found').toEqual([]);
});
