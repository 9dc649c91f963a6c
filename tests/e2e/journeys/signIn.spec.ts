import { expect, test } from '../support/fixtures';

test('a stranger is asked to sign in', async ({ world }) => {
  const page = await world.visit('/');
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
