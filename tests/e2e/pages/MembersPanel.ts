import type { Locator, Page } from '@playwright/test';

/** Who is in a group. */
export class MembersPanel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'People' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'People', exact: true }).click();
    await this.region.waitFor();
  }

  person(name: string): Locator {
    return this.region.getByRole('button', { name }).first();
  }

  async choose(name: string, item: string): Promise<void> {
    await this.region.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async add(handle: string): Promise<void> {
    await this.region.getByRole('button', { name: 'Add people' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add people' });
    await dialog.getByRole('combobox').fill(`@${handle}`);
    await dialog.getByRole('option', { name: `@${handle}` }).click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
