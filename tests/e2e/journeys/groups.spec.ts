import { expect, test } from '../support/fixtures';

test('a group from its making to the hand-over', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const adas = await world.enter(ada);
  const graces = await world.enter(grace);
  const linuss = await world.enter(linus);

  await adas.list.createGroup('Picnic', [grace.handle]);
  await adas.room.ready();
  await expect(adas.room.log.getByText('You created the group “Picnic”')).toBeVisible();
  await graces.list.open('Picnic');
  await graces.room.ready();

  await adas.members.open();
  await adas.members.add(linus.handle);
  await expect(graces.room.log.getByText(/Ada Byron added .*Linus Berg/)).toBeVisible();
  await linuss.list.open('Picnic');
  await linuss.room.ready();

  await adas.page.getByRole('button', { name: 'More about this room' }).click();
  await adas.page.getByRole('menuitem', { name: 'Rename group' }).click();
  const rename = adas.page.getByRole('dialog', { name: 'Rename group' });
  await rename.getByLabel('Group name').fill('Picnic at noon');
  await rename.getByRole('button', { name: 'Save' }).click();
  await expect(graces.room.heading).toHaveText('Picnic at noon');
  await expect(linuss.list.room('Picnic at noon')).toBeVisible();

  await adas.members.choose('Grace Murray', 'Make admin');
  await expect(graces.room.log.getByText(/made you an admin/)).toBeVisible();
  await graces.members.open();
  await graces.members.choose('Linus Berg', 'Remove from group');
  await graces.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Remove from group' })
    .click();

  // His tab was open: the messages go at once, and the room with them.
  await expect(linuss.page.getByText('You are no longer in this room').first()).toBeVisible();
  await expect(linuss.room.log).toBeHidden();
  await expect(linuss.list.room('Picnic at noon')).toBeHidden();
  await expect(adas.room.log.getByText(/Grace Murray removed Linus Berg/)).toBeVisible();

  await adas.page.getByRole('button', { name: 'More about this room' }).click();
  await adas.page.getByRole('menuitem', { name: 'Leave group' }).click();
  await adas.page.getByRole('button', { name: 'Hand over and leave' }).click();
  await expect(adas.list.room('Picnic at noon')).toBeHidden();
  await expect(graces.members.person('Grace Murray')).toContainText('Owner');
  await expect(graces.members.person('Ada Byron')).toBeHidden();
  await graces.room.sendAndConfirm('More cake for me');
});

test('somebody who leaves a group is out of it, and can be added again', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Choir', [ada, grace], ['Rehearsal at six']);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enterRoom(grace, room);

  await graces.page.getByRole('button', { name: 'More about this room' }).click();
  await graces.page.getByRole('menuitem', { name: 'Leave group' }).click();
  await graces.page.getByRole('alertdialog').getByRole('button', { name: 'Leave group' }).click();
  await expect(graces.list.room('Choir')).toBeHidden();
  await expect(adas.room.log.getByText('Grace Murray left')).toBeVisible();

  await adas.members.open();
  await adas.members.add(grace.handle);
  await graces.list.open('Choir');
  await expect(graces.room.message('Rehearsal at six')).toBeVisible();
});

test('members are offered only what they may do', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const room = await world.group('Board', [ada, grace, linus], ['One', 'Two']);
  const graces = await world.enterRoom(grace, room);
  await graces.page.getByRole('button', { name: 'More about this room' }).click();
  await expect(graces.page.getByRole('menuitem', { name: 'Leave group' })).toBeVisible();
  await expect(graces.page.getByRole('menuitem', { name: 'Rename group' })).toBeHidden();
  await graces.page.keyboard.press('Escape');
  await graces.members.open();
  await graces.members.region.getByRole('button', { name: 'Actions for Linus Berg' }).click();
  await expect(graces.page.getByRole('menuitem')).toHaveText(['Message']);
  await graces.page.keyboard.press('Escape');
  await graces.room.message('One').click({ button: 'right' });
  await expect(graces.page.getByRole('menuitem', { name: 'Reply' })).toBeVisible();
  await expect(graces.page.getByRole('menuitem', { name: 'Delete' })).toBeHidden();
});
