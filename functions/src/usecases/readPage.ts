import { cleanName, clipChars } from '@hearth/domain/text';
import { headTags } from './headTags';

const TITLE_MAX_CHARS = 200;
const DESCRIPTION_MAX_CHARS = 300;
const SITE_NAME_MAX_CHARS = 80;

/** What a page tells of itself, cut and cleaned to one line each. */
export interface PageWords {
  title: string;
  /** May be empty. */
  description: string;
  siteName: string;
  /** An http or https address, or null. */
  imageUrl: string | null;
}

function oneLine(text: string | undefined, max: number): string {
  return clipChars(cleanName(text ?? ''), max).trim();
}

function webAddress(address: string | undefined, base: string): string | null {
  if (!address || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/**
 * Reads a page's Open Graph, Twitter and plain HTML words (https://ogp.me). Null when it has no
 * title. The parser loads with the first use.
 * @param url Where the page was found; addresses in it are relative to this.
 */
export async function readPage(html: string, url: string): Promise<PageWords | null> {
  const { default: openGraph } = await import('open-graph-scraper');
  const head = `<!doctype html><html><head>${headTags(html)}</head></html>`;
  const { error, result } = await openGraph({ html: head });
  if (error) return null;
  const title = oneLine(result.ogTitle ?? result.twitterTitle, TITLE_MAX_CHARS);
  if (title === '') return null;
  const description = result.ogDescription ?? result.twitterDescription;
  const siteName = oneLine(result.ogSiteName, SITE_NAME_MAX_CHARS);
  const image = result.ogImage?.[0]?.url ?? result.twitterImage?.[0]?.url;
  return {
    title,
    description: oneLine(description, DESCRIPTION_MAX_CHARS),
    siteName: siteName || oneLine(hostName(url), SITE_NAME_MAX_CHARS),
    imageUrl: webAddress(image, url),
  };
}

function hostName(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
