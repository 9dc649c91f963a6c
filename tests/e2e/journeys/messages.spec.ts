import { expect, test } from '../support/fixtures';

test('what one writes the other sees, and the other way round', async ({ world }) => {
  const { adas, graces } = await world.pair(['Good morning']);
  await expect(adas.room.message('Good morning')).toBeVisible();
  await adas.room.send('Do you have ten minutes?');
  await expect(graces.room.message('Do you have ten minutes?')).toBeVisible();
  await graces.room.send('For you, twelve.');
  await expect(adas.room.message('For you, twelve.')).toBeVisible();
  expect(await adas.room.texts()).toEqual(await graces.room.texts());
});

test('an edit shows everywhere and keeps what was there before', async ({ world }) => {
  const { adas, graces } = await world.pair();
  await adas.room.sendAndConfirm('We ship on Friday');
  await adas.room.composer.press('ArrowUp');
  await expect(adas.room.composer).toHaveValue('We ship on Friday');
  await adas.room.composer.fill('We ship on Thursday');
  await adas.room.composer.press('Enter');

  const edited = graces.room.message('We ship on Thursday');
  await expect(edited).toBeVisible();
  await expect(graces.room.message('Friday')).toHaveCount(0);
  await expect(graces.list.room('Ada Byron')).toContainText('We ship on Thursday');
  await edited.getByRole('button', { name: /^Edited/ }).click();
  const history = graces.page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(history.getByText('We ship on Friday')).toBeVisible();
});

test('a deleted message leaves a tombstone', async ({ world }) => {
  const { adas, graces } = await world.pair();
  await adas.room.sendAndConfirm('A very long complaint');
  await expect(graces.room.message('A very long complaint')).toBeVisible();
  await adas.room.choose('A very long complaint', 'Delete');
  await adas.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  for (const app of [adas, graces]) {
    await expect(app.room.message('This message was deleted')).toBeVisible();
    await expect(app.page.getByText('A very long complaint')).toHaveCount(0);
  }
  await expect(graces.list.room('Ada Byron')).toContainText('Message deleted');
});

test('a reply quotes, and its quote leads to the message', async ({ world }) => {
  const lines = Array.from({ length: 60 }, (_, index) => `Line number ${index + 1}.`);
  const { adas, graces } = await world.pair(['The question from long ago', ...lines]);
  await adas.room.log.hover();
  await expect(async () => {
    await adas.page.mouse.wheel(0, -4_000);
    await expect(adas.room.message('The question from long ago')).toBeVisible({ timeout: 500 });
  }).toPass();
  await adas.room.choose('The question from long ago', 'Reply');
  await adas.room.send('The answer, at last');

  const answer = graces.room.message('The answer, at last');
  await expect(answer).toBeInViewport();
  await answer.getByRole('button', { name: /^Reply to Ada Byron: The question/ }).click();
  await expect(
    graces.room.messages.filter({ hasText: 'The question from long ago' }).first(),
  ).toBeInViewport();
});

test('reactions come, count and go', async ({ world }) => {
  const { adas, graces } = await world.pair(['Cake at four']);
  await graces.room.message('Cake at four').hover();
  await graces.page.getByRole('button', { name: 'React', exact: true }).click();
  await graces.page.getByRole('button', { name: '🎉' }).first().click();
  const reaction = adas.room.message('Cake at four').getByRole('button', { name: /^🎉/ });
  await expect(reaction).toContainText('1');
  await reaction.click();
  await expect(reaction).toHaveAttribute('aria-pressed', 'true');
  const graceReaction = graces.room.message('Cake at four').getByRole('button', { name: /^🎉/ });
  await expect(graceReaction).toContainText('2');
  await graceReaction.click();
  await expect(reaction).toContainText('1');
  await reaction.click();
  await expect(reaction).toHaveCount(0);
});

test('emoji come by name, from the picker and in skin tones', async ({ world }) => {
  const { adas, graces } = await world.pair();
  await adas.room.composer.pressSequentially('It works :tada');
  await expect(adas.page.getByRole('option', { name: /:tada:/ })).toBeVisible();
  await adas.room.composer.press('Enter');
  await expect(adas.room.composer).toHaveValue(/It works 🎉/);
  await adas.page.getByRole('button', { name: 'Emoji', exact: true }).click();
  await adas.page.getByRole('button', { name: /^Skin tone/ }).click();
  await adas.page.getByRole('searchbox', { name: 'Search emoji' }).fill('waving');
  await adas.page.getByRole('button', { name: '👋🏻' }).or(adas.page.getByText('👋🏻')).first().click();
  await expect(adas.room.composer).toHaveValue(/👋🏻/u);
  await adas.room.composer.press('Enter');
  await expect(graces.room.message(/It works 🎉\s*👋🏻/u)).toBeVisible();
});

test('a mention stays with the person through a new name', async ({ world }) => {
  const { adas, graces, grace } = await world.pair();
  await adas.room.composer.pressSequentially(`Ask @${grace.handle.slice(0, 6)}`);
  await adas.page.getByRole('option', { name: new RegExp(grace.handle) }).click();
  await adas.room.composer.pressSequentially('about the comma');
  await adas.room.composer.press('Enter');
  await expect(adas.room.message('Ask @Grace Murray about the comma')).toBeVisible();

  await graces.page.goto('/settings/profile');
  await graces.page.getByLabel('Name', { exact: true }).fill('Admiral Hopper');
  await graces.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(adas.room.message('Ask @Admiral Hopper about the comma')).toBeVisible();
});

test('drafts stay with their rooms, through a reload', async ({ world }) => {
  const { adas, ada } = await world.pair(['Hello']);
  await adas.room.composer.fill('Half a thought');
  await adas.page.waitForTimeout(1_000);
  await adas.page.reload();
  await expect(adas.room.composer).toHaveValue('Half a thought');
  await adas.list.writeTo(ada.handle);
  await expect(adas.room.heading).toHaveText('Notes to self');
  await expect(adas.room.composer).toHaveValue('');
  await adas.list.open('Grace Murray');
  await expect(adas.room.composer).toHaveValue('Half a thought');
});

test('the Markdown subset becomes elements', async ({ world }) => {
  const { adas, graces } = await world.pair();
  await adas.room.send(
    '**bold** _leaning_ ~~gone~~ `code` https://example.com/a?b=c\n\n- one\n- two\n\n```ts\nconst answer: number = 42;\n```',
  );
  const message = graces.room.message('leaning');
  await expect(message.locator('strong')).toHaveText('bold');
  await expect(message.locator('em')).toHaveText('leaning');
  await expect(message.locator('del, s')).toHaveText('gone');
  await expect(message.getByRole('listitem')).toHaveText(['one', 'two']);
  await expect(message.getByRole('link')).toHaveAttribute('href', 'https://example.com/a?b=c');
  await expect(message.locator('pre')).toContainText('const answer: number = 42;');
});

test('a message is forwarded, and the list shows what waits to be sent', async ({ world }) => {
  const { ada, grace, adas, graces } = await world.pair(['Read **this**']);
  await world.group('Tea', [ada, grace], ['Elsewhere']);
  await expect(adas.list.room('Tea')).toBeVisible();
  await adas.room.composer.fill('Not yet');
  await adas.room.message('Read this').click({ button: 'right' });
  await adas.page.getByRole('menuitem', { name: 'Forward' }).click();
  const dialog = adas.page.getByRole('dialog', { name: 'Forward to' });
  await dialog.getByLabel('Find a room').fill('te');
  await dialog.getByRole('button', { name: 'Tea' }).click();
  await expect(dialog).toHaveCount(0);
  await adas.list.open('Tea');
  await expect(adas.room.message('Read this')).toBeVisible();
  await expect(adas.list.room('Grace Murray')).toContainText('Draft: Not yet');
  await graces.list.open('Tea');
  await expect(graces.room.message('Read this')).toBeVisible();
});
