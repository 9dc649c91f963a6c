import { routes } from '@hearth/domain/paths';
import { test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import type { EngineAddress } from '../../seed/engineRest';
import {
  makeDirect,
  makeGroup,
  makePeople,
  type Person,
  type SceneLine,
  type SceneRoom,
} from '../../seed/scene';
import { AppPage } from '../pages/AppPage';
import { signInByRest } from './authRest';
import { engineAddress, knownPlace, type Place } from './place';
import { signedInState } from './signedInState';

/** As many people as names. */
export type People<Names extends readonly string[]> = { [Index in keyof Names]: Person };

/** Two people with their room open, each in a browser of their own. */
export interface Pair {
  ada: Person;
  grace: Person;
  room: SceneRoom;
  adas: AppPage;
  graces: AppPage;
}

/** Fresh people, their rooms and their browsers; nothing is shared with another test. */
export interface World {
  place: Place;
  engine: EngineAddress;
  people<const Names extends readonly string[]>(...names: Names): Promise<People<Names>>;
  group(name: string, members: readonly Person[], lines?: readonly SceneLine[]): Promise<SceneRoom>;
  direct(members: readonly [Person, Person?], lines?: readonly SceneLine[]): Promise<SceneRoom>;
  /** A browser of one's own in which this person is signed in, at this address of the app. */
  enter(person: Person, path?: string, options?: BrowserContextOptions): Promise<AppPage>;
  /** The same, with a room open. */
  enterRoom(person: Person, room: SceneRoom, options?: BrowserContextOptions): Promise<AppPage>;
  /** Ada and Grace in their direct room, both looking at it. */
  pair(lines?: readonly SceneLine[]): Promise<Pair>;
  /** A browser of one's own in which nobody is signed in. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Console errors that this test brings about on purpose. */
  expectProblem(pattern: RegExp): void;
}

interface Fixtures {
  world: World;
}

/** What Chromium says about requests that fail: journeys that cut the connection cause these. */
const NETWORK_NOISE = /net::ERR_|Failed to load resource|\[webchannel|WebChannelConnection/i;

export const test = base.extend<Fixtures>({
  world: async ({ browser }, use) => {
    const place = knownPlace();
    const engine = engineAddress(place);
    const problems: string[] = [];
    const expected: RegExp[] = [NETWORK_NOISE];

    const open = async (path: string, options: BrowserContextOptions) => {
      const context = await browser.newContext({ baseURL: place.appUrl, ...options });
      context.on('weberror', (error) => problems.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      const page = await context.newPage();
      await page.goto(path);
      return page;
    };

    await use({
      place,
      engine,
      // One person for each name, in the same order.
      people: async <const Names extends readonly string[]>(...names: Names) =>
        (await makePeople(engine, names)) as People<Names>,
      group: (name, members, lines) => makeGroup(engine, name, members, lines),
      direct: (members, lines) => makeDirect(engine, members, lines),
      visit: (path = '/', options = {}) => open(path, options),
      async enter(person, path = '/', options = {}) {
        const signedIn = await signInByRest(engine, person);
        const storageState = signedInState(place.appUrl, person, signedIn);
        return new AppPage(await open(path, { storageState, ...options }));
      },
      async enterRoom(person, room, options = {}) {
        const app = await this.enter(person, routes.room(room.id), options);
        await app.room.ready();
        return app;
      },
      async pair(lines = []) {
        const [ada, grace] = await this.people('Ada Byron', 'Grace Murray');
        const room = await this.direct([ada, grace], lines);
        const adas = await this.enterRoom(ada, room);
        const graces = await this.enterRoom(grace, room);
        return { ada, grace, room, adas, graces };
      },
      expectProblem: (pattern) => void expected.push(pattern),
    });

    const surprising = problems.filter((text) => !expected.some((pattern) => pattern.test(text)));
    if (surprising.length > 0) throw new Error(`The pages complained:\n${surprising.join('\n')}`);
    await Promise.all(browser.contexts().map((context) => context.close()));
  },
});

export { expect } from '@playwright/test';
