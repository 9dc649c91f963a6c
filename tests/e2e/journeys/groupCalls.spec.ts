import { enterToCall } from '../support/callScene';
import { expectFlow } from '../support/callWatch';
import { makeOngoingCall } from '../support/callRest';
import { expect, test } from '../support/fixtures';

test('in a group people come late, leave, and come back after a reload', async ({ world }) => {
  test.slow();
  const people = await world.people('Ada Byron', 'Grace Murray', 'Linus Berg', 'Omar Reza');
  const room = await world.group('Tea', people, ['Who has time']);
  const [adas, graces, linuss, omars] = await Promise.all([
    enterToCall(world, people[0], room),
    enterToCall(world, people[1], room),
    enterToCall(world, people[2], room),
    enterToCall(world, people[3], room),
  ]);
  await adas.call.startFromLobby();
  await graces.call.accept();
  // It rings on for the others.
  await omars.call.cards.getByRole('button', { name: 'Decline' }).click();
  await linuss.call.accept();
  await Promise.all(
    [adas, graces, linuss].map(({ app, call }) =>
      Promise.all([
        expectFlow(app.page, 2),
        expect(call.stage.getByText('3 people')).toBeAttached(),
      ]),
    ),
  );
  await expect(omars.call.header('Join, 3 people are in the call')).toBeVisible();
  await omars.call.join();
  await Promise.all([adas, graces, linuss, omars].map(({ app }) => expectFlow(app.page, 3)));
  for (const name of ['Ada Byron', 'Grace Murray', 'Linus Berg', 'You']) {
    await expect(omars.call.tile(name)).toBeVisible();
  }
  await omars.call.choose('Raise hand');
  await expect(adas.call.tile('Omar Reza')).toHaveAccessibleName(/hand raised/);

  await linuss.call.hangUp();
  await linuss.call.ended('Call ended');
  for (const { call } of [adas, graces, omars]) {
    await expect(call.tile('Linus Berg')).toHaveCount(0);
  }
  await Promise.all([adas, graces, omars].map(({ app }) => expectFlow(app.page, 2)));

  const asked: string[] = [];
  graces.app.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await graces.app.page.reload();
  expect(asked).toEqual(['beforeunload']);
  await expect(adas.call.tile('Grace Murray')).toHaveCount(0);
  await graces.call.join();
  await Promise.all([adas, graces, omars].map(({ app }) => expectFlow(app.page, 2)));

  await omars.call.hangUp();
  await graces.call.hangUp();
  await expect(adas.call.stage.getByText('Nobody else is here yet')).toBeVisible();
  await adas.call.hangUp();
  await expect(
    linuss.app.room.log.getByText(/^Ada Byron called, \d+ (second|minute)/),
  ).toBeVisible();
});

test('a seventh person is told that six are in it', async ({ world }) => {
  const [ada, ...others] = await world.people('Ada', 'B', 'C', 'D', 'E', 'F', 'G');
  const room = await world.group('Tea', [ada, ...others], ['Who has time']);
  const adas = await enterToCall(world, ada, room);
  await makeOngoingCall(world.engine, room, others);
  await adas.call.header('Join, 6 people are in the call').click();
  await expect(adas.call.lobby.getByText(/^Six people are in this call/)).toBeVisible();
  await expect(adas.call.lobby.getByRole('button', { name: 'Join', exact: true })).toBeDisabled();
});
