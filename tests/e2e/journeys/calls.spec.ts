import { routes } from '@hearth/domain/paths';
import { CallPage } from '../pages/CallPage';
import { findingsInEveryLook } from '../support/axe';
import { callingPair, enterToCall, talk } from '../support/callScene';
import { PICTURE, expectFlow, flowDuring } from '../support/callWatch';
import { expect, test } from '../support/fixtures';

test('a voice call goes along through the rooms and is told of when it is over', async ({
  world,
}) => {
  const pair = await callingPair(world);
  const { ada, grace, adas, graces } = pair;
  await world.group('Tea', [ada, grace], ['Elsewhere']);
  await talk(pair);
  await Promise.all([expectFlow(adas.app.page, 1), expectFlow(graces.app.page, 1)]);
  await expect(adas.call.stage.getByText('2 people')).toBeAttached();

  await graces.call.choose('Mute');
  await expect(adas.call.tile('Grace Murray')).toHaveAccessibleName(/muted/);

  await adas.app.page.keyboard.press('Escape');
  await expect(adas.call.floating).toBeVisible();
  await adas.app.list.open('Tea');
  await expect(adas.app.room.message('Elsewhere')).toBeVisible();
  await adas.app.rail.getByRole('button', { name: 'Calls' }).click();
  await expect(adas.app.page.getByText('Going on')).toBeVisible();
  await expect(adas.call.floating).toBeVisible();
  await expectFlow(adas.app.page, 1);

  await graces.call.hangUp();
  // The small window goes by itself after some seconds.
  await Promise.all([
    graces.call.ended('Call ended'),
    expect(adas.call.floating.getByText('Call ended')).toBeVisible(),
  ]);
  await expect(adas.app.page.getByText(/^Outgoing · \d+ (second|minute)/)).toBeVisible();
  await expect(
    graces.app.room.log.getByText(/^Ada Byron called, \d+ (second|minute)s?/),
  ).toBeVisible();
  await expect(adas.app.list.room('Grace Murray')).toContainText(/You called/);
});

test('pictures go both ways; cameras change and a screen is shared', async ({ world }) => {
  const pair = await callingPair(world);
  const { adas, graces } = pair;
  await talk(pair, 'video');
  await Promise.all([
    expectFlow(adas.app.page, 1, PICTURE),
    expectFlow(graces.app.page, 1, PICTURE),
  ]);

  const camera = () =>
    adas.app.page.evaluate(() =>
      window.callWatch.connections
        .flatMap((connection) => connection.getSenders())
        .map(({ track }) => (track?.kind === 'video' ? track.label : ''))
        .find((label) => label !== ''),
    );
  await adas.call.choose('Devices');
  const cameras = adas.app.page.getByLabel('Camera', { exact: true });
  expect(await camera()).toBe('fake_device_0');
  await cameras.selectOption({ label: 'fake_device_2' });
  await expect.poll(camera).toBe('fake_device_2');
  await expectFlow(graces.app.page, 1, PICTURE);
  await adas.app.page.keyboard.press('Escape');

  await adas.call.choose('Share screen');
  await expect(adas.call.stage.getByText('The others see your screen.')).toBeVisible();
  await expect(graces.call.stage.getByText('Screen of Ada Byron').first()).toBeVisible();
  await adas.call.choose('Stop sharing');
  await expect(graces.call.stage.getByText('Screen of Ada Byron')).toHaveCount(0);

  await graces.call.choose('Turn camera off');
  await expect.poll(async () => (await flowDuring(adas.app.page, 500)).framesIn).toBe(0);
});

test('one can say no, and who talks to somebody else is busy', async ({ world }) => {
  const pair = await callingPair(world);
  const { ada, adas, graces } = pair;
  const [linus] = await world.people('Linus Berg');
  const between = await world.direct([linus, ada], ['Later perhaps']);
  const linuss = await enterToCall(world, linus, between);

  await adas.call.start();
  await graces.call.cards.getByRole('button', { name: 'Decline' }).click();
  await adas.call.ended('Call declined');
  await expect(adas.app.room.log.getByText('Your call was declined')).toBeVisible();

  await talk(pair);
  await linuss.call.start();
  // What tells of it goes by itself after some seconds.
  await Promise.all([
    expect(linuss.call.said('In another call')).toBeVisible(),
    expect(adas.app.page.getByText('Linus Berg tried to call you')).toBeVisible(),
  ]);
  await expect(linuss.app.room.log.getByText('Your call was not taken: busy')).toBeAttached();
  await expect(adas.call.cards).toHaveCount(0);
  await expectFlow(adas.app.page, 1);
});

test('two people who call each other at the same moment meet in one call', async ({ world }) => {
  const pair = await callingPair(world);
  const { adas, graces } = pair;
  // Pressed at once: what rings at one of them would cover the other's button.
  const buttons = [adas, graces].map(({ call }) => call.header('Call'));
  for (const button of buttons) await expect(button).toBeEnabled();
  await Promise.all(buttons.map((button) => button.dispatchEvent('click')));
  await Promise.all([expectFlow(adas.app.page, 1), expectFlow(graces.app.page, 1)]);
  await adas.call.hangUp();
  await Promise.all([adas.call.ended('Call ended'), graces.call.ended('Call ended')]);
  await expect(adas.app.room.log.getByText(/called, \d+ (second|minute)/)).toHaveCount(1);
});

test('an answer in one tab stops the other, which can take the call over', async ({ world }) => {
  const { room, adas, graces } = await callingPair(world);
  const tab = await world.anotherTab(adas.app, routes.room(room.id));
  await tab.room.ready();
  const second = new CallPage(tab.page);
  await graces.call.start();
  await Promise.all([adas.call.cards.waitFor(), second.cards.waitFor()]);
  await adas.call.accept();
  await expect(second.cards).toHaveCount(0);
  await expectFlow(graces.app.page, 1);

  await second.header('Move here').click();
  await expect(adas.call.said('The call goes on elsewhere')).toBeVisible();
  await Promise.all([expectFlow(tab.page, 1), expectFlow(graces.app.page, 1)]);
  await expect(graces.call.tile('Ada Byron')).toBeVisible();
  expect.soft(await findingsInEveryLook(adas.app.page), 'ended').toEqual([]);
  await expect(adas.call.said('The call goes on elsewhere')).toBeVisible();
});
