import type { Locator, Page } from '@playwright/test';

/** Name and handle of a new account. */
export class WelcomePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get name(): Locator {
    return this.page.getByLabel('Name', { exact: true });
  }

  get handle(): Locator {
    return this.page.getByLabel('Handle');
  }

  get goOn(): Locator {
    return this.page.getByRole('button', { name: 'Go on' });
  }

  async introduce(name: string, handle: string): Promise<void> {
    await this.name.fill(name);
    await this.handle.fill(handle);
    await this.page.getByText('Free', { exact: true }).waitFor();
    await this.goOn.click();
  }
}
