/** Bounds on one page, so that no page costs more than a moment. */
const TAGS_MAX = 500;
const TAG_MAX_CHARS = 4096;
const ALL_MAX_CHARS = 128 * 1024;

const WANTED = new Set(['title', 'meta', 'link']);
/** What is between these and their end is not HTML. */
const RAW = new Set(['script', 'style', 'noscript', 'template', 'textarea']);

/** The index behind a tag that begins at `from`; `from` when it does not end within the bound. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < Math.min(html.length, from + TAG_MAX_CHARS); at += 1) {
    const char = html.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return from;
}

/** The index of an element's end tag; the end of the page when there is none. */
function elementEnd(lower: string, name: string, from: number): number {
  const end = lower.indexOf(`</${name}`, from);
  return end < 0 ? lower.length : end;
}

/**
 * The first title and the meta and link tags of a page and nothing else, in one pass. A parser of
 * HTML takes time that grows with the square of how deep a hostile page nests; these tags nest not
 * at all.
 */
export function headTags(html: string): string {
  // A few letters change their length in lower case, which would shift every index.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const tags: string[] = [];
  let looked = 0;
  let chars = 0;
  let hasTitle = false;
  for (let at = lower.indexOf('<'); at >= 0 && looked < TAGS_MAX && chars < ALL_MAX_CHARS;) {
    const { name, next } = nameAt(lower, at);
    let end = next;
    if (WANTED.has(name) && !(name === 'title' && hasTitle)) {
      looked += 1;
      const tag = name === 'title' ? titleAt(html, lower, at) : html.slice(at, tagEnd(html, at));
      hasTitle ||= name === 'title';
      if (tag !== '') tags.push(tag);
      chars += tag.length;
      end = Math.max(next, at + tag.length);
    }
    at = lower.indexOf('<', end);
  }
  return tags.join('\n');
}

/** The name of the tag at `at`, and where to look for the next one. */
function nameAt(lower: string, at: number): { name: string; next: number } {
  if (lower.startsWith('<!--', at)) {
    const end = lower.indexOf('-->', at);
    return { name: '', next: end < 0 ? lower.length : end };
  }
  const name = /^[a-z]{1,12}/.exec(lower.slice(at + 1, at + 13))?.[0] ?? '';
  return { name, next: RAW.has(name) ? elementEnd(lower, name, at + 1) : at + 1 };
}

/** The whole title element; a title that never ends is cut. */
function titleAt(html: string, lower: string, at: number): string {
  const end = Math.min(elementEnd(lower, 'title', at), at + TAG_MAX_CHARS);
  return `${html.slice(at, end)}</title>`;
}
