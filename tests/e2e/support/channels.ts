import type { BrowserContext } from '@playwright/test';

/**
 * The channels through which pages listen. The local engine keeps 256 of them and those of a page that
 * has gone for minutes more: on a fast machine it would turn away the pages of later journeys.
 */
export class Channels {
  readonly #open = new Map<string, URL>();

  /** Takes note of what the pages of a browser open. */
  watch(context: BrowserContext): void {
    context.on('request', (request) => {
      const url = new URL(request.url());
      const session = url.searchParams.get('SID');
      if (session && url.pathname.endsWith('/channel')) this.#open.set(session, url);
    });
  }

  /** As a page does that ends a channel by itself; once the pages are closed. */
  async end(): Promise<void> {
    const ends = [...this.#open.values()].map((url) => {
      url.searchParams.set('TYPE', 'terminate');
      url.searchParams.set('RID', '1');
      return fetch(url, { method: 'POST' });
    });
    this.#open.clear();
    // An engine that a journey has stopped keeps none.
    await Promise.allSettled(ends);
  }
}
