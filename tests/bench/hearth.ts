import type { World } from '../e2e/support/world';
import type { Contender } from './latency';

/** The client itself: two people in their direct room. */
export function hearth(world: World): Contender {
  return {
    name: 'hearth',
    async open(newPage) {
      const [ada, grace] = await world.people('Ada', 'Grace');
      const room = await world.direct([ada, grace]);
      const open = async (person: typeof ada) => {
        const page = await newPage(await world.stateOf(person));
        await page.goto(`${world.place.appUrl}/r/${room.id}`);
        const field = page.getByRole('textbox', { name: /^Message to / });
        await field.waitFor({ timeout: 60_000 });
        await page.getByRole('log', { name: /^Messages in / }).waitFor({ timeout: 60_000 });
        await field.focus();
        return page;
      };
      return [await open(ada), await open(grace)];
    },
  };
}
