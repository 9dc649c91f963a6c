import { expect, type Page } from '@playwright/test';
import { CallPage } from '../../e2e/pages/CallPage';
import type { World } from '../../e2e/support/world';
import type { NewPage } from '../withPages';

/** Something that people can call each other with, seeing each other. */
export interface CallContender {
  name: string;
  /** Fresh people, two to four, with their room open. */
  open(newPage: NewPage, count: number): Promise<Page[]>;
  /** Ends with the press. */
  call(page: Page): Promise<void>;
  /** Comes into the call. */
  accept(page: Page): Promise<void>;
}

/** What belongs to calls comes some time after the first view. */
const LATE_MS = 4_000;

/** The client itself; two people are in their direct room. */
export function hearthCall(world: World): CallContender {
  return {
    name: 'hearth',
    async open(newPage, count) {
      const people = await world.people('Ada', 'Grace', 'Linus', 'Omar');
      const [ada, grace] = people;
      const members = people.slice(0, count);
      const room =
        count === 2 ? await world.direct([ada, grace]) : await world.group('Bench', members);
      const pages = await Promise.all(
        members.map(async (person) => {
          const page = await newPage(await world.stateOf(person));
          await page.goto(`${world.place.appUrl}/r/${room.id}`);
          await page.getByRole('log', { name: /^Messages in / }).waitFor({ timeout: 60_000 });
          return page;
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, LATE_MS));
      return pages;
    },
    call: (page) => new CallPage(page).startFromLobby('Video call'),
    async accept(page) {
      const call = new CallPage(page);
      await expect(call.cards.or(call.header(/^Join, \d/)).first()).toBeVisible();
      if (await call.cards.isVisible()) await call.accept('Accept with video');
      else await call.join();
    },
  };
}
