import type { EngineAddress } from '../../seed/engineRest';
import { makeDirect, makePeople } from '../../seed/scene';
import type { Contender } from '../latency';

/** How the bare page writes, caches and listens. */
export interface BareVariant {
  name: string;
  write: 'transaction' | 'batch';
  cache: 'tabs' | 'memory';
  /** To what the commit changes: the message alone, or the room's summary as well. */
  listen: 'messages' | 'alsoRooms';
}

export const BARE_VARIANTS: readonly BareVariant[] = [
  { name: 'bareSdk', write: 'transaction', cache: 'tabs', listen: 'alsoRooms' },
  { name: 'bareSdkMessagesOnly', write: 'transaction', cache: 'tabs', listen: 'messages' },
  { name: 'bareSdkBatch', write: 'batch', cache: 'tabs', listen: 'alsoRooms' },
  { name: 'bareSdkInMemory', write: 'transaction', cache: 'memory', listen: 'messages' },
];

export function bareSdk(variant: BareVariant, engine: EngineAddress, site: string): Contender {
  return {
    name: variant.name,
    async open(newPage) {
      const [ada, grace] = await makePeople(engine, ['Ada', 'Grace']);
      if (!ada || !grace) throw new Error('Nobody to chat with');
      const room = await makeDirect(engine, [ada, grace]);
      const open = async ({ email, password }: typeof ada) => {
        const page = await newPage();
        const query = new URLSearchParams({
          project: engine.projectId,
          auth: engine.auth,
          firestore: engine.firestore,
          write: variant.write,
          cache: variant.cache,
          listen: variant.listen,
          room: room.id,
          since: String(Date.now()),
          email,
          password,
        });
        await page.goto(`${site}/bareSdk.html?${query.toString()}`);
        await page.locator('body[data-ready]').waitFor();
        await page.getByLabel('Message').focus();
        return page;
      };
      return [await open(ada), await open(grace)];
    },
  };
}
