import { SignInPage } from '../pages/SignInPage';
import { AppPage } from '../pages/AppPage';
import { expect, test } from '../support/fixtures';

test('everything works without a pointer', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Keyboard club', [ada, grace], ['First', 'Second', 'Third']);
  const page = await world.visit('/sign-in');
  const keyboard = page.keyboard;
  const form = new SignInPage(page);

  await expect(form.email).toBeVisible();
  // From the end: the local engine's list of accounts stands before the form.
  for (let tabs = 0; tabs < 15; tabs += 1) {
    if (await form.email.evaluate((field) => field === document.activeElement)) break;
    await keyboard.press('Shift+Tab');
  }
  await expect(form.email).toBeFocused();
  await keyboard.type(ada.email);
  await keyboard.press('Tab');
  await expect(form.password).toBeFocused();
  await keyboard.type(ada.password);
  await keyboard.press('Enter');

  const app = new AppPage(page);
  await expect(app.list.room('Keyboard club')).toBeVisible();
  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await keyboard.type('keyboard');
  await expect(page.getByRole('option', { name: /Keyboard club/ })).toBeVisible();
  await keyboard.press('Enter');
  await app.room.ready();
  await expect(app.room.composer).toBeFocused();

  await keyboard.type('By keyboard alone');
  await keyboard.press('Shift+Enter');
  await keyboard.type('in two lines');
  await keyboard.press('Enter');
  await expect(app.room.message(/By keyboard alone\s*in two lines/)).toBeVisible();
  await keyboard.press('ArrowUp');
  await expect(app.room.composer).toHaveValue('By keyboard alone\nin two lines');
  await keyboard.press('Escape');
  await expect(app.room.composer).toHaveValue('');

  // Back from the field to the messages: one stop, then arrows.
  await expect(app.room.tick('By keyboard alone')).toHaveAccessibleName(/Sent|Read/);
  const isOnRow = () => page.evaluate(() => document.activeElement?.tagName === 'ARTICLE');
  for (let tabs = 0; tabs < 12 && !(await isOnRow()); tabs += 1) await keyboard.press('Shift+Tab');
  expect(await isOnRow()).toBe(true);
  await keyboard.press('Home');
  await expect(app.room.message('First')).toBeFocused();
  await keyboard.press('End');
  await expect(app.room.message('By keyboard alone')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(app.room.message('Third')).toBeFocused();
  await keyboard.press('r');
  await expect(
    page.getByText('Reply to Grace Murray').or(page.getByText('Reply to Ada Byron')).first(),
  ).toBeVisible();
  await expect(app.room.composer).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Leave the reply' })).toBeHidden();

  await keyboard.press('Control+k');
  await keyboard.press('Escape');
  await expect(app.room.composer).toBeFocused();
  await keyboard.press('Alt+ArrowDown');
  await keyboard.press('Control+Shift+U');
  await expect(app.members.region).toBeVisible();
  await keyboard.press('Escape');
  await expect(app.members.region).toBeHidden();
  // A key of its own only outside of fields.
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toContainText('Edit your last message');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(page.url()).toContain(room.id);
});
