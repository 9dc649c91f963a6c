import { expect, test } from '../support/fixtures';

test('two people who open their room at the same moment land in one room', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const [adas, graces] = [await world.enter(ada), await world.enter(grace)];
  await Promise.all([adas.list.writeTo(grace.handle), graces.list.writeTo(ada.handle)]);
  await Promise.all([adas.room.ready(), graces.room.ready()]);
  expect(new URL(adas.page.url()).pathname).toBe(new URL(graces.page.url()).pathname);
  await Promise.all([adas.room.send('From Ada'), graces.room.send('From Grace')]);
  for (const app of [adas, graces]) {
    await expect(app.room.message('From Ada')).toBeVisible();
    await expect(app.room.message('From Grace')).toBeVisible();
  }
  await expect(adas.list.region.getByRole('link')).toHaveCount(1);
});

test('notes to self are a room of one', async ({ world }) => {
  const [ada] = await world.people('Ada Byron');
  const app = await world.enter(ada);
  await app.page.getByRole('button', { name: 'New', exact: true }).click();
  await app.page.getByRole('menuitem', { name: 'New message' }).click();
  await app.page.getByRole('button', { name: 'Notes to self' }).click();
  await expect(app.room.heading).toHaveText('Notes to self');
  await app.room.sendAndConfirm('Return Middlemarch');
  await expect(app.list.room('Notes to self')).toContainText('Return Middlemarch');
  await app.page.reload();
  await expect(app.room.message('Return Middlemarch')).toBeVisible();
});

test('a blocked person is told why nothing goes through, and keeps what they wrote', async ({
  world,
}) => {
  const { adas, graces } = await world.pair(['Let us argue']);
  await graces.page
    .getByRole('main')
    .getByRole('button', { name: /Ada Byron/ })
    .first()
    .click();
  const profile = graces.page.getByRole('dialog', { name: 'Profile' });
  await profile.getByRole('button', { name: 'Block' }).click();
  await graces.page
    .getByRole('alertdialog', { name: 'Block Ada Byron?' })
    .getByRole('button', { name: 'Block', exact: true })
    .click();
  await expect(profile.getByRole('button', { name: 'Unblock' })).toBeVisible();
  await graces.page.keyboard.press('Escape');
  await expect(graces.page.getByText(/You blocked Ada Byron/)).toBeVisible();

  await adas.room.send('One more thing');
  const refused = adas.room.message('One more thing');
  await expect(refused.getByRole('alert')).toHaveText(/Not sent.*does not take messages from you/);
  await adas.page.reload();
  await expect(refused.getByRole('alert')).toBeVisible();

  await refused.getByRole('button', { name: 'Edit' }).click();
  await expect(adas.room.composer).toHaveValue('One more thing');
  await adas.room.composer.fill('One last thing');
  await adas.room.composer.press('Enter');
  const edited = adas.room.message('One last thing');
  await expect(edited.getByRole('alert')).toBeVisible();

  await graces.page.getByRole('button', { name: 'Unblock' }).click();
  await expect(graces.room.composer).toBeVisible();
  await edited.getByRole('button', { name: 'Try again' }).click();
  await expect(adas.room.tick('One last thing')).toHaveAccessibleName(/Sent|Read/);
  await expect(graces.room.message('One last thing')).toBeVisible();
  await expect(graces.room.message('One more thing')).toHaveCount(0);
});
