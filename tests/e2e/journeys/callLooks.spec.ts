import { findingsInEveryLook } from '../support/axe';
import { callingPair, enterToCall } from '../support/callScene';
import { expectFlow } from '../support/callWatch';
import { expect, test } from '../support/fixtures';
import { PHONE, isTooWide, smallTargets } from '../support/phone';

test('a call is accessible in every look', async ({ world }) => {
  test.slow();
  const [ada, grace] = await world.people('Ada Byron', 'Grace Murray');
  const room = await world.group('Tea', [ada, grace], ['Who has time']);
  const [adas, graces] = await Promise.all([
    enterToCall(world, ada, room),
    enterToCall(world, grace, room),
  ]);
  const { page } = adas.app;
  await adas.call.header('Video call').click();
  await expect(adas.call.lobby.getByText('How the others will see you')).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'lobby').toEqual([]);
  await adas.call.lobby.getByRole('button', { name: 'Turn camera off' }).click();
  await adas.call.lobby.getByRole('button', { name: 'Call', exact: true }).click();
  await graces.call.accept('Voice only');
  await expect(adas.call.tile('Grace Murray')).toBeVisible();
  await graces.call.choose('Raise hand');
  await adas.call.choose('Devices');
  await expect(page.getByLabel('Microphone', { exact: true })).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'stage').toEqual([]);
  await page.keyboard.press('Escape');
  await adas.call.stage.getByRole('button', { name: /^Make small/ }).click();
  await expect(adas.call.floating).toBeVisible();
  expect.soft(await findingsInEveryLook(page), 'floating').toEqual([]);
});

test('calls fit a phone and a fingertip', async ({ world }) => {
  const { ada, grace, room, graces } = await callingPair(world);
  const adas = await enterToCall(world, ada, room, PHONE);
  const { page } = adas.app;
  const fits = async (what: string) => {
    expect.soft(await isTooWide(page), what).toBe(false);
    const small = await smallTargets(page);
    // A finger drags the whole card; the button that moves it is for keys.
    expect
      .soft(
        small.filter((target) => !target.startsWith('Move ')),
        what,
      )
      .toEqual([]);
  };
  await graces.call.start();
  await adas.call.cards.waitFor();
  await fits('ringing');
  await adas.call.cards.getByRole('button', { name: 'Accept with video' }).tap();
  await expectFlow(page, 1);
  await expect(adas.call.tile(grace.displayName)).toBeVisible();
  await fits('stage');
  await adas.call.controls.getByRole('button', { name: 'Devices' }).tap();
  await fits('devices');
  await page.keyboard.press('Escape');
  await adas.call.stage.getByRole('button', { name: /^Make small/ }).tap();
  await expect(adas.call.floating).toBeVisible();
  await fits('floating');
  await adas.app.room.composer.tap();
  await page.keyboard.type('While we talk');
  await expect(adas.app.room.composer).toHaveValue('While we talk');
  await adas.call.floating.getByRole('button', { name: 'Hang up' }).tap();
  await expect(graces.call.said('Call ended')).toBeVisible();
  await page.goto('/calls');
  await expect(page.getByText(/^Incoming · /)).toBeVisible();
  await fits('history');
});
