import { expect, test } from '../support/fixtures';

test('typing shows while it lasts', async ({ world }) => {
  const { adas, graces } = await world.pair(['Hello']);
  await graces.room.composer.pressSequentially('Let me think');
  await expect(adas.room.page.getByText('Grace Murray is typing').first()).toBeVisible();
  await graces.room.composer.press('Enter');
  await expect(adas.room.message('Let me think')).toBeVisible();
  await expect(adas.room.page.getByText('Grace Murray is typing')).toHaveCount(0);

  // One sign in four seconds is enough, also right after a message.
  await graces.page.waitForTimeout(4_000);
  await graces.room.composer.pressSequentially('Or not');
  await expect(adas.room.page.getByText('Grace Murray is typing').first()).toBeVisible();
  await graces.room.composer.fill('');
  await expect(adas.room.page.getByText('Grace Murray is typing')).toHaveCount(0);
});

test('presence follows who is here', async ({ world }) => {
  const { adas, graces } = await world.pair(['Hello']);
  const about = adas.page
    .getByRole('main')
    .getByRole('button', { name: /Grace Murray/ })
    .first();
  await expect(about).toContainText('Online');
  await graces.rail.getByRole('button', { name: 'You and your status' }).click();
  await graces.page.getByRole('menuitemcheckbox', { name: 'Do not disturb' }).click();
  await expect(about).toContainText('Do not disturb');
  // Closing a tab hides its page first; so does leaving it.
  await graces.page.goto('about:blank');
  await expect(about).toContainText(/Last seen|Offline/);
});

test('sent, then read, with exact counts and the badge of the tab', async ({ world }) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.direct([ada, grace]);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enter(grace);
  for (const text of ['One', 'Two', 'Three']) await adas.room.sendAndConfirm(text);
  await expect(adas.room.tick('Three')).toHaveAccessibleName('Sent');
  await expect(graces.list.unread('Ada Byron')).toHaveText(/^3 unread/);
  await expect(graces.page).toHaveTitle('(3) Hearth');

  await graces.list.open('Ada Byron');
  await expect(graces.room.message('Three')).toBeVisible();
  await expect(graces.list.unread('Ada Byron')).toHaveCount(0);
  await expect(graces.page).toHaveTitle('Ada Byron · Hearth');
  await expect(adas.room.tick('Three')).toHaveAccessibleName('Read');
  await expect(adas.room.tick('One')).toHaveAccessibleName('Read');
});

test('in a group one sees who has read', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const room = await world.group('Board', [ada, grace, linus]);
  const adas = await world.enterRoom(ada, room);
  await adas.room.sendAndConfirm('Minutes are out');
  await expect(adas.room.tick('Minutes are out')).toHaveAccessibleName('Sent');
  await world.enterRoom(grace, room);
  await expect(adas.room.tick('Minutes are out')).toHaveAccessibleName('Read by some');
  await adas.room.choose('Minutes are out', 'Read by');
  const readers = adas.page.getByRole('dialog', { name: 'Read by' });
  await expect(readers.getByRole('listitem')).toContainText(['Grace Murray', 'Linus Berg']);
  await adas.page.keyboard.press('Escape');
  await world.enterRoom(linus, room);
  await expect(adas.room.tick('Minutes are out')).toHaveAccessibleName('Read by everyone');
});

test('a divider stands before the first unread message, and one can jump there', async ({
  world,
}) => {
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const lines = Array.from({ length: 70 }, (_, index) => ({
    from: ada,
    text: `Report number ${index + 1}.`,
  }));
  const room = await world.direct([ada, grace], lines);
  await world.readUpTo(room, grace, 20);
  const graces = await world.enter(grace);
  await expect(graces.list.unread('Ada Byron')).toHaveText(/^50 unread/);
  await graces.list.open('Ada Byron');
  await graces.room.ready();
  const jump = graces.page.getByRole('button', { name: /new message|first new message/ });
  const divider = graces.room.log.getByRole('separator', { name: 'New messages from here' });
  await jump.or(divider).first().waitFor();
  if (await jump.isVisible()) await jump.click();
  await expect(divider).toBeInViewport();
  await expect(graces.room.message('Report number 21.')).toBeInViewport();
});
