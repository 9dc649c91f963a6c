import { PageError, type FetchedPage, type PageFetcher, type PageWish } from '../ports/pageFetcher';

/** A small web in memory: pages by address. What is not there is unreachable. */
export class MemoryPages implements PageFetcher {
  readonly pages = new Map<string, FetchedPage>();
  readonly fetched: string[] = [];
  /** Called while a page is on its way: what happens meanwhile. */
  onFetch: (url: string) => void = () => undefined;

  addHtml(url: string, html: string): void {
    const body = new TextEncoder().encode(html);
    this.pages.set(url, { url, contentType: 'text/html', body, charset: 'utf-8' });
  }

  addImage(url: string, body: Uint8Array, contentType = 'image/png'): void {
    this.pages.set(url, { url, contentType, body, charset: null });
  }

  fetch(url: string, { accept }: PageWish) {
    this.fetched.push(url);
    this.onFetch(url);
    const page = this.pages.get(url);
    if (!page) return Promise.reject(new PageError('unreachable'));
    const isWanted = accept.some((type) => page.contentType.startsWith(type.replace('*', '')));
    return isWanted ? Promise.resolve(page) : Promise.reject(new PageError('type'));
  }
}
