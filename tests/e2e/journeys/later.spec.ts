import { routes } from '@hearth/domain/paths';
import { expect, test } from '../support/fixtures';

test('a message is written for tomorrow, changed, and sent now', async ({ world }) => {
  const { adas, graces } = await world.pair(['Hello']);
  await adas.room.composer.fill('Happy birthday');
  await adas.page.getByRole('button', { name: 'Send later' }).click();
  await adas.page.getByRole('menuitem', { name: /^Tomorrow/ }).click();
  await expect(adas.room.composer).toHaveValue('');
  await expect(adas.page.getByText('1 message scheduled')).toBeVisible();
  await expect(graces.room.message('Happy birthday')).toBeHidden();

  await adas.page.goto(routes.later);
  const row = adas.page.getByRole('listitem').filter({ hasText: 'Happy birthday' });
  await row.getByRole('button', { name: 'More' }).click();
  await adas.page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = adas.page.getByRole('dialog', { name: 'Edit scheduled message' });
  await edit.getByRole('textbox', { name: 'Message', exact: true }).fill('Happy birthday, Grace');
  await edit.getByRole('button', { name: 'Save' }).click();
  const changed = adas.page.getByRole('listitem').filter({ hasText: 'Happy birthday, Grace' });
  await changed.getByRole('button', { name: 'More' }).click();
  await adas.page.getByRole('menuitem', { name: 'Send now' }).click();
  await expect(graces.room.message('Happy birthday, Grace')).toBeVisible();
  await expect(adas.page.getByText('Nothing is scheduled')).toBeVisible();
});

test('a reminder is set, seen and forgotten', async ({ world }) => {
  const { adas } = await world.pair(['Water the plants']);
  await adas.room.choose('Water the plants', 'Remind me');
  await adas.page
    .getByRole('button', { name: 'In an hour' })
    .or(adas.page.getByRole('menuitem', { name: 'In an hour' }))
    .or(adas.page.getByRole('radio', { name: 'In an hour' }))
    .first()
    .click();
  await expect(adas.page.getByText(/You will be reminded/).first()).toBeVisible();
  await adas.page.goto(routes.later);
  await expect(adas.page.getByText('Water the plants').first()).toBeVisible();
});

test('a group lets its messages disappear', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Tea', [ada, grace], ['Stays']);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enterRoom(grace, room);
  await adas.page.getByRole('button', { name: 'More about this room' }).click();
  await adas.page.getByRole('menuitem', { name: 'Disappearing messages' }).click();
  const dialog = adas.page.getByRole('dialog', { name: 'Disappearing messages' });
  await dialog.getByLabel('An hour').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    graces.room.log.getByText('Ada Byron made new messages disappear after an hour'),
  ).toBeVisible();
  await graces.room.sendAndConfirm('Goes in an hour');
  await expect(adas.room.message('Goes in an hour')).toBeVisible();
});
