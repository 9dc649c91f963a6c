import type { Locator, Page } from '@playwright/test';
import { MembersPanel } from './MembersPanel';
import { RoomList } from './RoomList';
import { RoomPage } from './RoomPage';

/** The app as one signed-in person has it open in one tab. */
export class AppPage {
  readonly page: Page;
  readonly list: RoomList;
  readonly room: RoomPage;
  readonly members: MembersPanel;

  constructor(page: Page) {
    this.page = page;
    this.list = new RoomList(page);
    this.room = new RoomPage(page);
    this.members = new MembersPanel(page);
  }

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  async signOut(): Promise<void> {
    await this.rail.getByRole('button', { name: 'You and your status' }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }
}
