import { routes } from '@hearth/domain/paths';
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/fixtures';

test('somebody takes their data along', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  await world.direct([ada, grace], ['A line of mine']);
  const adas = await world.enter(ada, routes.settings('account'));
  await adas.page.getByRole('button', { name: 'Export my data' }).click();
  await expect(adas.page.getByText(/^Your export of .* is ready/)).toBeVisible({ timeout: 30_000 });
  const download = adas.page.waitForEvent('download');
  await adas.page.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.zip$/);
  // The signature of a ZIP file's first entry: APPNOTE.TXT, section 4.3.7.
  expect(readFileSync(await file.path()).subarray(0, 4)).toEqual(
    Buffer.from('PK\x03\x04', 'latin1'),
  );
});

test('somebody deletes their account and leaves their words behind', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const room = await world.group('Tea', [ada, grace, linus], [{ from: ada, text: 'So long' }]);
  const graces = await world.enterRoom(grace, room);
  const adas = await world.enter(ada, routes.settings('account'));
  await adas.page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = adas.page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByLabel('Keep them').check();
  await dialog.getByRole('textbox').fill(ada.handle);
  await dialog.getByRole('button', { name: 'Delete account' }).click();
  await expect(adas.page.getByText('Your account is being deleted')).toBeVisible();
  await expect(graces.room.message('So long')).toContainText('Deleted account');
  await expect(graces.room.log.getByText(/left/).last()).toBeVisible();
});
