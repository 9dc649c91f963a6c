import type { Page } from '@playwright/test';
import { grantWorkspaceRole } from '../../seed/engineRest';
import { freshId } from '../../seed/scene';
import { expect, test } from '../support/fixtures';

/** The menu of the open room, and one of its entries. */
async function chooseFromRoom(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More about this room' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Decides the one open item of a queue. */
async function decide(page: Page, words: string, act: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(words) }).click();
  await page.getByRole('button', { name: act, exact: true }).click();
}

test('what a group does not want is hidden until somebody has looked at it', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const room = await world.group('Tea', [ada, grace, linus]);
  const adas = await world.enterRoom(ada, room);
  const graces = await world.enterRoom(grace, room);
  const linuss = await world.enterRoom(linus, room);

  await chooseFromRoom(adas.page, 'Moderation');
  const rules = adas.page.getByRole('dialog', { name: 'Moderation in Tea' });
  await rules.getByLabel('Own words', { exact: true }).fill('decaf');
  await rules.getByLabel('Message to try').fill('Only d.e.c.a.f');
  await expect(rules.getByText('It would be hidden until looked at.')).toBeVisible();
  await rules.getByRole('button', { name: 'Save' }).click();
  await expect(adas.page.getByText('The rules are saved')).toBeVisible();

  await graces.room.send('Only d3caf for me');
  await expect(
    linuss.room.log.getByText('Hidden until a moderator has looked at it'),
  ).toBeVisible();
  await expect(
    graces.room.log.getByText('Your message is hidden until a moderator has looked at it'),
  ).toBeVisible();
  await expect(linuss.room.log.getByText('d3caf')).toBeHidden();

  await adas.page.goto(`/moderation?room=${room.id}`);
  await decide(adas.page, 'Only d3caf for me', 'Show it again');
  await expect(linuss.room.message('Only d3caf for me')).toBeVisible();
  await expect(adas.page.getByText('Nothing waits for you')).toBeVisible();
});

test('a report leads to a ban from the room, which shows in its log', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  const room = await world.group(
    'Tea',
    [ada, grace, linus],
    [{ from: linus, text: 'Buy kettles' }],
  );
  const graces = await world.enterRoom(grace, room);
  const linuss = await world.enterRoom(linus, room);

  await graces.room.choose('Buy kettles', 'Report');
  const report = graces.page.getByRole('dialog', { name: 'Report this message' });
  await report.getByLabel('Spam or advertising').check();
  await report.getByRole('button', { name: 'Send report' }).click();
  await expect(report.getByText('Thank you. Moderators will look at it.')).toBeVisible();
  await report.getByRole('button', { name: 'Done' }).click();

  const adas = await world.enter(ada, `/moderation?room=${room.id}`);
  await decide(adas.page, 'Buy kettles', 'Ban from room');
  const sure = adas.page.getByRole('alertdialog');
  await sure.getByRole('button', { name: 'Ban from room' }).click();
  await expect(linuss.page.getByText('You are no longer in this room').first()).toBeVisible();
  await expect(graces.room.log.getByText(/Ada Byron removed Linus Berg/)).toBeVisible();
  await expect(graces.room.message('Buy kettles')).toBeHidden();

  await adas.page.getByRole('tab', { name: 'Log' }).click();
  await expect(adas.page.getByText('banned Linus Berg from the room')).toBeVisible();
});

test('who is shut out of the workspace is out at once, and stays out', async ({ world }) => {
  const [ada, grace, linus] = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg');
  // The queue of the workspace has what was reported in every journey.
  const offer = `Buy teapots ${freshId(6)}`;
  const room = await world.group('Tea', [grace, linus], [{ from: linus, text: offer }]);
  await grantWorkspaceRole(world.engine, ada.uid, 'moderator');
  const graces = await world.enterRoom(grace, room);
  const linuss = await world.enterRoom(linus, room);

  await graces.room.choose(offer, 'Report');
  const report = graces.page.getByRole('dialog', { name: 'Report this message' });
  await report.getByLabel('Spam or advertising').check();
  await report.getByRole('button', { name: 'Send report' }).click();
  await report.getByRole('button', { name: 'Done' }).click();

  // She is in none of their rooms.
  const adas = await world.enter(ada);
  await adas.rail.getByRole('button', { name: 'Moderation' }).click();
  await decide(adas.page, offer, 'Ban from workspace');
  await adas.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Ban from workspace' })
    .click();
  await expect(linuss.room.log).toBeHidden();
  await expect(graces.room.log.getByText(/removed/)).toBeVisible();

  const visitor = await world.visit('/sign-in');
  await visitor.getByLabel('Email').fill(linus.email);
  await visitor.getByLabel('Password', { exact: true }).fill(linus.password);
  await visitor.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(visitor.getByText('This account is switched off.', { exact: false })).toBeVisible();
});
