import { expect, type Locator, type Page } from '@playwright/test';

/** One open conversation: its messages and the field below them. */
export class RoomPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: /^Messages in / });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message to / });
  }

  get heading(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 2 }).first();
  }

  get messages(): Locator {
    return this.log.getByRole('article');
  }

  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  async ready(): Promise<void> {
    await expect(this.composer).toBeVisible();
    await expect(this.log).toBeVisible();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** Sends and waits until the server has it. */
  async sendAndConfirm(text: string): Promise<void> {
    await this.send(text);
    await expect(this.tick(text)).toHaveAccessibleName(/^(Sent|Read)/);
  }

  /** How far one's own message has come, in words. */
  tick(text: string | RegExp): Locator {
    return this.message(text).getByRole('img', { name: /^(Sending|Sent|Read|Not sent)/ });
  }

  /** Opens the menu of a message and chooses from it. */
  async choose(text: string | RegExp, item: string): Promise<void> {
    await this.message(text).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** The texts that are in view or near it, oldest first. */
  async texts(): Promise<string[]> {
    return this.messages.locator('[id$="-words"]').allInnerTexts();
  }
}
