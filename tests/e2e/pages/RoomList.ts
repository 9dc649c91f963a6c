import type { Locator, Page } from '@playwright/test';

/** The conversations beside the open one. */
export class RoomList {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Rooms' });
  }

  room(name: string | RegExp): Locator {
    return this.region.getByRole('link', { name });
  }

  /** The count beside a room, in words: "3 unread messages". */
  unread(name: string | RegExp): Locator {
    return this.room(name).getByText(/^\d+ unread message/);
  }

  async open(name: string | RegExp): Promise<void> {
    await this.room(name).click();
  }

  /** Finds a person by name or handle and opens the conversation with them. */
  async writeTo(handle: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'New message' }).click();
    await this.page.getByRole('combobox').fill(`@${handle}`);
    await this.page.getByRole('option', { name: `@${handle}` }).click();
  }

  async createGroup(name: string, handles: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'New', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'New group' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New group' });
    await dialog.getByLabel('Group name').fill(name);
    for (const handle of handles) {
      await dialog.getByRole('combobox').fill(`@${handle}`);
      await dialog.getByRole('option', { name: `@${handle}` }).click();
    }
    await dialog.getByRole('button', { name: 'Create group' }).click();
  }
}
