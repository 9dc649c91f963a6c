import type { BrowserContext } from '@playwright/test';

/** The address of a channel and the origin of the page that opened it. */
interface Channel {
  url: URL;
  origin: string;
}

/**
 * The channels through which pages listen. The local engine keeps those of a page that has gone for
 * minutes, and all that they would be told: once that is too much, it ends channels that are in use.
 */
export class Channels {
  readonly #open = new Map<string, Channel>();

  /** Takes note of what the pages of a browser open, all of one origin. */
  watch(context: BrowserContext, origin: string): void {
    context.on('request', (request) => {
      const url = new URL(request.url());
      const session = url.searchParams.get('SID');
      if (session && url.pathname.endsWith('/channel')) this.#open.set(session, { url, origin });
    });
  }

  /** As a page does that ends a channel by itself; once the pages are closed. */
  async end(): Promise<void> {
    const ends = [...this.#open.values()].map(({ url, origin }) => {
      url.searchParams.set('TYPE', 'terminate');
      url.searchParams.set('RID', '1');
      // The engine answers without one too, and keeps the channel.
      return fetch(url, { method: 'POST', headers: { origin } });
    });
    this.#open.clear();
    // An engine that a journey has stopped keeps none.
    await Promise.allSettled(ends);
  }
}
