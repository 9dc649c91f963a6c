import { freshId } from '../../seed/scene';
import { SignInPage } from '../pages/SignInPage';
import { WelcomePage } from '../pages/WelcomePage';
import { seriousFindings } from '../support/axe';
import { expect, test } from '../support/fixtures';

const LOOKS = [
  { name: 'light', theme: 'light', colorScheme: 'light' },
  { name: 'dark', theme: 'dark', colorScheme: 'dark' },
  { name: 'high contrast', theme: 'contrast', colorScheme: 'light' },
  { name: 'high contrast in the dark', theme: 'contrast', colorScheme: 'dark' },
] as const;

for (const { name, theme, colorScheme } of LOOKS) {
  test(`the signed-out pages are accessible in ${name}`, async ({ world }) => {
    const page = await world.visit('/sign-in', { colorScheme });
    await page.evaluate((chosen) => {
      localStorage.setItem('hearth.theme', chosen);
    }, theme);
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/reset-password',
      '/sign-in/phone',
      '/auth/action',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await seriousFindings(page), path).toEqual([]);
    }
    await page.goto('/sign-in');
    await new SignInPage(page).signIn('nobody', '');
    await expect(new SignInPage(page).email).toHaveAccessibleDescription(/not a mail address/);
    expect.soft(await seriousFindings(page), 'with an error').toEqual([]);
    await page.goto('/sign-up');
    await new SignInPage(page).signUp(`${freshId(12)}@hearth.test`, 'a-long-password');
    await expect(new WelcomePage(page).name).toBeVisible();
    expect.soft(await seriousFindings(page), 'welcome').toEqual([]);
  });

  test(`the app is accessible in ${name}`, async ({ world }) => {
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
    await world.saveSettings(ada, { theme });
    const app = await world.enterRoom(ada, room, { colorScheme });
    const { page } = app;
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await app.room.sendAndConfirm('One of mine');
    await app.room.choose('One of mine', 'React');
    await page.getByRole('button', { name: '👍' }).first().waitFor();
    expect.soft(await seriousFindings(page), 'emoji picker').toEqual([]);
    await page.getByRole('button', { name: '👍' }).first().click();
    await expect(
      app.room.message('One of mine').getByRole('button', { name: /^👍/ }),
    ).toBeVisible();
    expect.soft(await seriousFindings(page), 'room').toEqual([]);
    await app.room.message('One of mine').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    expect.soft(await seriousFindings(page), 'message menu').toEqual([]);
    await page.keyboard.press('Escape');
    await app.members.open();
    await expect(app.members.person('Grace Murray')).toBeVisible();
    expect.soft(await seriousFindings(page), 'members').toEqual([]);
    await app.members.person('Grace Murray').click();
    await page.getByRole('dialog', { name: 'Profile' }).waitFor();
    expect.soft(await seriousFindings(page), 'profile').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    expect.soft(await seriousFindings(page), 'palette').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New group' }).click();
    await page.getByRole('dialog', { name: 'New group' }).waitFor();
    expect.soft(await seriousFindings(page), 'new group').toEqual([]);
    await page.keyboard.press('Escape');
    for (const section of ['profile', 'account', 'appearance', 'privacy']) {
      await page.goto(`/settings/${section}`);
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
      expect.soft(await seriousFindings(page), section).toEqual([]);
    }
    await page.goto('/');
    await expect(app.list.room('Workshop')).toBeVisible();
    expect.soft(await seriousFindings(page), 'home').toEqual([]);
    await page.goto('/nowhere/at/all');
    await expect(page.getByText('There is nothing here')).toBeVisible();
    expect.soft(await seriousFindings(page), 'not found').toEqual([]);
  });
}
