import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';

/** Opens a page of a person of their own. */
export type NewPage = (options?: BrowserContextOptions) => Promise<Page>;

/** Does something with pages that are each prepared before anything loads, and closes them all. */
export async function withPages<T>(
  browser: Browser,
  prepare: (page: Page) => Promise<void>,
  act: (newPage: NewPage) => Promise<T>,
): Promise<T> {
  const contexts: BrowserContext[] = [];
  try {
    return await act(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      await prepare(page);
      return page;
    });
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}
