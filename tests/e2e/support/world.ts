import { limitsPath, routes, settingsPath } from '@hearth/domain/paths';
import type { Settings } from '@hearth/domain/settings';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { writeDocuments, type EngineAddress, StoredTime } from '../../seed/engineRest';
import {
  makeDirect,
  makeGroup,
  makePeople,
  markRead,
  type Person,
  type SceneLine,
  type SceneRoom,
} from '../../seed/scene';
import { AppPage } from '../pages/AppPage';
import { SignInPage } from '../pages/SignInPage';
import { signInByRest } from './authRest';
import { Channels } from './channels';
import { engineAddress, type Place } from './place';
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

/** How a browser differs from others. */
export interface BrowserKind extends BrowserContextOptions {
  /** Runs in every page before the page's own code. */
  prepare?: () => void;
  /** The clock of this device is ahead by so much. */
  clockAheadMs?: number;
}

function moveClock(byMs: number): void {
  const RealDate = Date;
  class MovedDate extends RealDate {
    constructor(...args: [] | [string | number | Date]) {
      if (args.length === 0) super(RealDate.now() + byMs);
      else super(args[0]);
    }

    static override now(): number {
      return RealDate.now() + byMs;
    }
  }
  Object.assign(window, { Date: MovedDate });
}

/** Fresh people, their rooms and their browsers, on one engine; nothing is shared with another test. */
export class World {
  readonly place: Place;
  readonly engine: EngineAddress;
  readonly #browser: Browser;
  readonly #problems: string[];
  readonly #channels: Channels;

  constructor(browser: Browser, place: Place, problems: string[], channels = new Channels()) {
    this.#browser = browser;
    this.place = place;
    this.engine = engineAddress(place);
    this.#problems = problems;
    this.#channels = channels;
  }

  /** The same on another engine and server. */
  at(place: Place): World {
    return new World(this.#browser, place, this.#problems, this.#channels);
  }

  /** The same in another browser. */
  in(browser: Browser): World {
    return new World(browser, this.place, this.#problems, this.#channels);
  }

  async people<const Names extends readonly string[]>(...names: Names): Promise<People<Names>> {
    // One person for each name, in the same order.
    return (await makePeople(this.engine, names)) as People<Names>;
  }

  group(name: string, members: readonly Person[], lines: readonly SceneLine[] = []) {
    return makeGroup(this.engine, name, members, lines);
  }

  direct(members: readonly [Person, Person?], lines: readonly SceneLine[] = []) {
    return makeDirect(this.engine, members, lines);
  }

  readUpTo(room: SceneRoom, person: Person, seq: number): Promise<void> {
    return markRead(this.engine, room, person, seq);
  }

  saveSettings(person: Person, settings: Partial<Settings>): Promise<void> {
    return writeDocuments(this.engine, [{ path: settingsPath(person.uid), fields: settings }]);
  }

  /** As if this person had sent so many messages in a window that began so long ago. */
  sendWindow(
    person: Person,
    room: SceneRoom,
    { count, ageMs }: { count: number; ageMs: number },
  ): Promise<void> {
    const fields = {
      windowStartedAt: new StoredTime(Date.now() - ageMs),
      count,
      lastRoomId: room.id,
      lastMessageId: 'x'.repeat(20),
    };
    return writeDocuments(this.engine, [{ path: limitsPath(person.uid), fields }]);
  }

  /** A browser of one's own in which nobody is signed in. */
  async visit(path = '/', kind: BrowserKind = {}): Promise<Page> {
    const { prepare, clockAheadMs, ...options } = kind;
    const context = await this.#browser.newContext({ baseURL: this.place.appUrl, ...options });
    if (prepare) await context.addInitScript(prepare);
    if (clockAheadMs !== undefined) await context.addInitScript(moveClock, clockAheadMs);
    this.#channels.watch(context, this.place.appUrl);
    context.on('weberror', (error) => this.#problems.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(message.text());
    });
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  /** What a browser keeps in which this person has signed in before. */
  async stateOf(person: Person) {
    const signedIn = await signInByRest(this.engine, person);
    return { storageState: signedInState(this.place.appUrl, person, signedIn) };
  }

  /** A browser of one's own in which this person is signed in. */
  async enter(person: Person, path = '/', kind: BrowserKind = {}): Promise<AppPage> {
    return new AppPage(await this.visit(path, { ...(await this.stateOf(person)), ...kind }));
  }

  /** The same, with a room open. */
  async enterRoom(person: Person, room: SceneRoom, kind: BrowserKind = {}): Promise<AppPage> {
    const app = await this.enter(person, routes.room(room.id), kind);
    await app.room.ready();
    return app;
  }

  /** Signs in by the form of a page that somebody else opened. */
  async signInAt(page: Page, person: Person): Promise<AppPage> {
    await new SignInPage(page).signIn(person.email, person.password);
    const app = new AppPage(page);
    await expect(app.list.region).toBeVisible();
    return app;
  }

  /** Another tab of the same browser. */
  async anotherTab(app: AppPage, path: string): Promise<AppPage> {
    const page = await app.page.context().newPage();
    await page.goto(path);
    return new AppPage(page);
  }

  /** Ada and Grace in their direct room, both looking at it. */
  async pair(lines: readonly SceneLine[] = []): Promise<Pair> {
    const [ada, grace] = await this.people('Ada Byron', 'Grace Murray');
    const room = await this.direct([ada, grace], lines);
    const [adas, graces] = await Promise.all([
      this.enterRoom(ada, room),
      this.enterRoom(grace, room),
    ]);
    return { ada, grace, room, adas, graces };
  }
}
