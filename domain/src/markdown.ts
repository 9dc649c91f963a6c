/**
 * The Markdown subset of messages, as a small tree of our own: the interface renders it node by
 * node, so no HTML string ever exists. In: bold, italic, strike, inline and fenced code, block
 * quotes, lists, links and bare addresses, mentions. Headings, images, HTML, tables, rules and
 * link definitions stay the text that was typed.
 */
import { Hooks, Lexer, Tokenizer, type MarkedOptions, type Token, type Tokens } from 'marked';
import { MESSAGE_MAX_CHARS } from './limits';
import { MENTION_TOKEN } from './mention';
import { charCount, cleanMessageText } from './text';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'mention'; uid: string }
  | { type: 'break' };

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'code'; language: string | null; text: string }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; isOrdered: boolean; start: number; items: Block[][] };

/** Quotes and lists inside each other; deeper markers stay text. */
const BLOCK_DEPTH_MAX = 6;
/** Emphasis and links inside each other; deeper markers stay text. */
const INLINE_DEPTH_MAX = 6;
/**
 * Characters that the search for closing marks may walk in one text. marked looks through the rest
 * of the text for each opening mark, which thousands of unclosed ones make seconds long.
 */
const MARK_SEARCH_MAX = 300_000;

const LINK_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const MENTION_START = new RegExp(`^${MENTION_TOKEN.source}`);
const BARE_ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;

/** The address to link to, or null when its scheme is not one of http, https, mailto. */
export function safeHref(href: string): string | null {
  const url = parseUrl(href);
  return url && LINK_SCHEMES.has(url.protocol) ? url.href : null;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function childTokens(token: Token): readonly Token[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}

/** marked's tokenizer cut down to the subset. A method that gives undefined leaves the text as typed. */
class SubsetTokenizer extends Tokenizer {
  private blockDepth = 0;
  private inlineDepth = 0;
  private markSearch = 0;

  /** Forgets what an earlier text used up. */
  restart(): void {
    this.blockDepth = 0;
    this.inlineDepth = 0;
    this.markSearch = 0;
  }

  private nestBlock<T>(tokenize: () => T | undefined): T | undefined {
    if (this.blockDepth >= BLOCK_DEPTH_MAX) return undefined;
    this.blockDepth += 1;
    try {
      return tokenize();
    } finally {
      this.blockDepth -= 1;
    }
  }

  private nestInline<T>(src: string, tokenize: () => T | undefined): T | undefined {
    this.markSearch += src.length;
    if (this.inlineDepth >= INLINE_DEPTH_MAX || this.markSearch > MARK_SEARCH_MAX) return undefined;
    this.inlineDepth += 1;
    try {
      return tokenize();
    } finally {
      this.inlineDepth -= 1;
    }
  }

  override blockquote(src: string) {
    return this.nestBlock(() => super.blockquote(src));
  }
  override list(src: string) {
    return this.nestBlock(() => super.list(src));
  }
  override code() {
    return undefined;
  }
  override heading() {
    return undefined;
  }
  override lheading() {
    return undefined;
  }
  override hr() {
    return undefined;
  }
  override html() {
    return undefined;
  }
  override def() {
    return undefined;
  }
  override table() {
    return undefined;
  }
  override reflink() {
    return undefined;
  }

  override emStrong(src: string, maskedSrc: string, prevChar?: string) {
    return this.nestInline(src, () => super.emStrong(src, maskedSrc, prevChar));
  }
  /** Two tildes only: one is often "about". */
  override del(src: string, maskedSrc: string, prevChar?: string) {
    if (!src.startsWith('~~')) return undefined;
    return this.nestInline(src, () => super.del(src, maskedSrc, prevChar));
  }
  override link(src: string) {
    return /^!?\[/.test(src) ? this.nestInline(src, () => super.link(src)) : undefined;
  }
  /** Inline HTML stays text; its place in the order of rules is where mentions belong. */
  override tag(src: string): Tokens.Tag | undefined {
    const match = MENTION_START.exec(src);
    if (!match?.[1]) return undefined;
    return {
      type: 'html',
      raw: match[0],
      text: match[1],
      inLink: false,
      inRawBlock: false,
      block: false,
    };
  }
}

/** Keeps underscores of ids from opening or closing emphasis. */
class SubsetHooks extends Hooks {
  override emStrongMask(masked: string): string {
    return masked.replace(MENTION_TOKEN, (mention) => `[${'a'.repeat(mention.length - 2)}]`);
  }
}

const tokenizer = new SubsetTokenizer();
const OPTIONS: MarkedOptions = { gfm: true, breaks: true, tokenizer, hooks: new SubsetHooks() };

function inlineText(text: string): Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(line ? [{ type: 'text', text: line } as const] : []),
    ]);
}

/** Appends without leaving two text nodes beside each other. */
function pushInline(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') {
    nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
  } else nodes.push(node);
}

/** The visible words of a link never claim another host than the one it leads to. */
function linkChildren(href: string, children: Inline[]): Inline[] {
  const words = children.map((child) => (child.type === 'text' ? child.text : '')).join('');
  const claimed = words.trim();
  if (!BARE_ADDRESS.test(claimed)) return children;
  const claimedUrl = parseUrl(/^www\./i.test(claimed) ? `http://${claimed}` : claimed);
  return claimedUrl?.host === parseUrl(href)?.host ? children : [{ type: 'text', text: href }];
}

function inlineOf(token: Token): Inline[] {
  const children = () => inlines(childTokens(token) ?? []);
  switch (token.type) {
    case 'strong':
      return [{ type: 'bold', children: children() }];
    case 'em':
      return [{ type: 'italic', children: children() }];
    case 'del':
      return [{ type: 'strike', children: children() }];
    case 'codespan':
      return [{ type: 'code', text: (token as Tokens.Codespan).text }];
    case 'html':
      return [{ type: 'mention', uid: (token as Tokens.Tag).text }];
    case 'br':
      return [{ type: 'break' }];
    case 'link': {
      const href = safeHref((token as Tokens.Link).href);
      if (href === null) return inlineText(token.raw);
      return [{ type: 'link', href, children: linkChildren(href, children()) }];
    }
    case 'text':
    case 'escape':
      return inlineText((token as Tokens.Text | Tokens.Escape).text);
    default:
      return inlineText(token.raw);
  }
}

function inlines(tokens: readonly Token[]): Inline[] {
  const nodes: Inline[] = [];
  for (const token of tokens) for (const node of inlineOf(token)) pushInline(nodes, node);
  return nodes;
}

/** A code fence's language: its first word, or null. */
function languageOf(info: string | undefined): string | null {
  return /^[\w+#.-]{1,32}/.exec(info ?? '')?.[0].toLowerCase() ?? null;
}

function blockOf(token: Token): Block {
  switch (token.type) {
    case 'code': {
      const { lang, text } = token as Tokens.Code;
      return { type: 'code', language: languageOf(lang), text };
    }
    case 'blockquote':
      return { type: 'quote', children: blocks(childTokens(token) ?? []) };
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return {
        type: 'list',
        isOrdered: ordered,
        start: start === '' ? 1 : start,
        items: items.map((item) => blocks(item.tokens)),
      };
    }
    default: {
      const children = childTokens(token);
      return {
        type: 'paragraph',
        children: children ? inlines(children) : inlineText(token.raw.trim()),
      };
    }
  }
}

/** Neighbouring lines that no blank line parts are one paragraph; a task's box begins its line. */
function blocks(tokens: readonly Token[]): Block[] {
  const result: Block[] = [];
  let joint: 'none' | 'line' | 'word' = 'none';
  for (const token of tokens) {
    if (token.type === 'space') {
      joint = 'none';
      continue;
    }
    const block = token.type === 'checkbox' ? boxParagraph(token.raw) : blockOf(token);
    const last = result.at(-1);
    if (joint !== 'none' && block.type === 'paragraph' && last?.type === 'paragraph') {
      if (joint === 'line') last.children.push({ type: 'break' });
      for (const child of block.children) pushInline(last.children, child);
    } else result.push(block);
    joint = token.type === 'checkbox' ? 'word' : 'line';
  }
  return result;
}

function boxParagraph(raw: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text: `${raw.trim()} ` }] };
}

/** The tree of a message's text. Never throws; time grows no faster than a bound on any input. */
export function parseMarkdown(text: string): Block[] {
  const clean = cleanMessageText(text);
  const asTyped = (): Block[] => [{ type: 'paragraph', children: inlineText(clean) }];
  if (charCount(clean) > MESSAGE_MAX_CHARS) return asTyped();
  try {
    tokenizer.restart();
    return blocks(Lexer.lex(clean, OPTIONS));
  } catch {
    // marked throws where its rules make no progress; people still get to read the words.
    return asTyped();
  }
}

function plainInline(
  nodes: readonly Inline[],
  nameOf: (uid: string) => string | undefined,
): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
        case 'code':
          return node.text;
        case 'break':
          return ' ';
        case 'mention':
          return `@${nameOf(node.uid) ?? '…'}`;
        default:
          return plainInline(node.children, nameOf);
      }
    })
    .join('');
}

function plainBlocks(nodes: readonly Block[], nameOf: (uid: string) => string | undefined): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'paragraph':
          return plainInline(node.children, nameOf);
        case 'code':
          return node.text;
        case 'quote':
          return plainBlocks(node.children, nameOf);
        case 'list':
          return node.items.map((item) => plainBlocks(item, nameOf)).join(' ');
      }
    })
    .join(' ');
}

/**
 * A text's words in one line without markers, for previews, quotes and screen readers. Also takes
 * excerpts: a mention cut in two at the end is left out. People without a name show as "@…".
 */
export function plainText(
  text: string,
  nameOf: (uid: string) => string | undefined = () => undefined,
): string {
  const whole = text.replace(/<@?[A-Za-z0-9_-]{0,128}$/, '');
  return plainBlocks(parseMarkdown(whole), nameOf).replace(/\s+/gu, ' ').trim();
}

/** Shown larger up to this many; a longer row of emoji reads as text. */
const JUMBO_MAX_EMOJI = 8;
const ONLY_EMOJI = /^(?:\p{RGI_Emoji}|\s)+$/v;

/** Whether a message is a few emoji and nothing else. */
export function isJumboEmoji(text: string): boolean {
  // The longest RGI sequence has 15 UTF-16 units.
  if (text.length > JUMBO_MAX_EMOJI * 16 || !ONLY_EMOJI.test(text)) return false;
  const count = text.match(/\p{RGI_Emoji}/gv)?.length ?? 0;
  return count > 0 && count <= JUMBO_MAX_EMOJI;
}
