import { expect, test } from '../support/fixtures';

test('what one writes, the other sees, and the other way round', async ({ world }) => {
  const [ada, grace] = await world.people('Ada', 'Grace');
  if (!ada || !grace) throw new Error('nobody');
  const room = await world.direct([ada, grace], ['Good morning']);
  const [adas, graces] = [await world.enterRoom(ada, room), await world.enterRoom(grace, room)];

  await expect(adas.room.message('Good morning')).toBeVisible();
  await adas.room.send('Do you have ten minutes?');
  await expect(graces.room.message('Do you have ten minutes?')).toBeVisible();
  await graces.room.send('For you, twelve.');
  await expect(adas.room.message('For you, twelve.')).toBeVisible();
  expect(await adas.room.texts()).toEqual(await graces.room.texts());
});
