import { expect, test } from '../support/fixtures';

test('the message over the limit waits, and then goes out by itself', async ({ world }) => {
  test.slow();
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace], ['Hello']);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enterRoom(grace, room);

  await world.sendWindow(ada, room, { count: 59, ageMs: 15_000 });
  await adas.room.sendAndConfirm('The sixtieth');
  await adas.room.send('The sixty-first');
  await expect(adas.room.message('The sixty-first')).toContainText(/Too many messages in a minute/);
  await expect(graces.room.message('The sixtieth')).toBeVisible();
  await expect(graces.room.message('The sixty-first')).toHaveCount(0);
  // Another room does not help: the limit is the person's.
  await expect(graces.room.message('The sixty-first')).toBeVisible({ timeout: 75_000 });
  await expect(graces.room.message('The sixty-first')).toHaveCount(1);
});

test('who is removed while offline is told, and keeps the words', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Board', [ada, grace], ['Hello']);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enterRoom(grace, room);
  await graces.page.context().setOffline(true);
  await graces.room.send('Too late');
  await adas.members.open();
  await adas.members.choose('Grace Murray', 'Remove from group');
  await adas.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Remove from group' })
    .click();
  await expect(adas.room.log.getByText('You removed Grace Murray')).toBeVisible();
  await graces.page.context().setOffline(false);
  await expect(graces.page.getByText('You are no longer in this room').first()).toBeVisible();
  await expect(adas.room.message('Too late')).toHaveCount(0);
});
