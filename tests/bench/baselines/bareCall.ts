import type { CallContender } from '../calls/contenders';
import type { EngineAddress } from '../../seed/engineRest';
import { makeDirect, makeGroup, makePeople } from '../../seed/scene';

/** The same documents, and one bare connection for each pair. */
export function bareCall(engine: EngineAddress, site: string): CallContender {
  return {
    name: 'bareCall',
    async open(newPage, count) {
      const people = await makePeople(engine, ['Ada', 'Grace', 'Linus', 'Omar'].slice(0, count));
      const [ada, grace] = people;
      if (!ada || !grace) throw new Error('Nobody to call');
      const room =
        count === 2
          ? await makeDirect(engine, [ada, grace])
          : await makeGroup(engine, 'Bench', people);
      return Promise.all(
        people.map(async ({ email, password }) => {
          const page = await newPage();
          const query = new URLSearchParams({
            ...{ project: engine.projectId, auth: engine.auth, firestore: engine.firestore },
            ...{ room: room.id, kind: room.kind, members: room.memberIds.join() },
            ...{ email, password },
          });
          await page.goto(`${site}/bareCall.html?${query.toString()}`);
          await page.locator('#call:enabled').waitFor();
          return page;
        }),
      );
    },
    call: (page) => page.locator('#call').click(),
    accept: (page) => page.locator('#accept:enabled').click(),
  };
}
