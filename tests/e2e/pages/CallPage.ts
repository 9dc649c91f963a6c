import { expect, type Locator, type Page } from '@playwright/test';

/** What rings, and the call that one is in. */
export class CallPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The ways into a call above an open room. */
  header(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  get lobby(): Locator {
    return this.page.getByRole('dialog', { name: /^(Call|Join the call in) / });
  }

  /** The calls that ring. */
  get cards(): Locator {
    return this.page.getByRole('region', { name: 'Incoming calls' }).getByRole('alertdialog');
  }

  get stage(): Locator {
    return this.page.locator('dialog:modal').filter({ has: this.page.locator('header h2') });
  }

  get floating(): Locator {
    return this.page.getByRole('region', { name: 'Call in a small window' });
  }

  get controls(): Locator {
    return this.page.getByRole('group', { name: 'Call controls' });
  }

  /** Somebody in the call, by name; what is known of them follows the name. */
  tile(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'People in this call' })
      .getByRole('group', { name: new RegExp(`^${name}(,|$)`) });
  }

  /** One person’s voice is called at once; else one looks at oneself first. */
  async start(): Promise<void> {
    await this.header('Call').click();
  }

  async startFromLobby(kind: 'Call' | 'Video call' = 'Call'): Promise<void> {
    await this.header(kind).click();
    await this.lobby.getByRole('button', { name: 'Call', exact: true }).click();
  }

  /** Comes into the call that goes on in a group. */
  async join(): Promise<void> {
    await this.header(/^Join, \d/).click();
    await this.lobby.getByRole('button', { name: 'Join', exact: true }).click();
  }

  async accept(name = 'Accept'): Promise<void> {
    await this.cards.getByRole('button', { name, exact: true }).click();
  }

  async choose(control: string | RegExp): Promise<void> {
    await this.controls.getByRole('button', { name: control }).click();
  }

  async hangUp(): Promise<void> {
    await this.page.getByRole('button', { name: 'Hang up' }).click();
  }

  /** What the stage says; listeners are told the same. */
  said(words: string | RegExp): Locator {
    return this.stage.getByRole('paragraph').filter({ hasText: words });
  }

  /** Waits until it says so, and closes it. */
  async ended(words: string): Promise<void> {
    await expect(this.said(words)).toBeVisible();
    await this.stage.getByRole('button', { name: 'Close' }).click();
    await expect(this.stage).toHaveCount(0);
  }
}
