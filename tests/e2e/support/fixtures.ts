import { test as base } from '@playwright/test';
import { Channels } from './channels';
import { knownPlace } from './place';
import { World } from './world';

interface Fixtures {
  world: World;
}

/**
 * What Chromium and Firestore say about requests that fail: journeys that cut the connection cause
 * these.
 */
const NETWORK_NOISE =
  /net::ERR_|Failed to load resource|webchannel|could not reach cloud firestore/i;

export const test = base.extend<Fixtures>({
  world: async ({ browser }, use) => {
    const problems: string[] = [];
    const channels = new Channels();
    await use(new World(browser, knownPlace(), problems, channels));
    const surprising = problems.filter((text) => !NETWORK_NOISE.test(text));
    await Promise.all(browser.contexts().map((context) => context.close()));
    await channels.end();
    if (surprising.length > 0) throw new Error(`The pages complained:\n${surprising.join('\n')}`);
  },
});

export { expect } from '@playwright/test';
