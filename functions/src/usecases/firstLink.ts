import { parseMarkdown, type Block, type Inline } from '@hearth/domain/markdown';

/** What any link to the web has in it; spares most messages the parsing. */
const MAYBE_LINK = /https?:|www\./i;

function inInlines(nodes: readonly Inline[]): string | null {
  for (const node of nodes) {
    if (node.type === 'link' && /^https?:/.test(node.href)) return node.href;
    const inside = 'children' in node ? inInlines(node.children) : null;
    if (inside !== null) return inside;
  }
  return null;
}

function inBlocks(nodes: readonly Block[]): string | null {
  for (const node of nodes) {
    const inside = inBlock(node);
    if (inside !== null) return inside;
  }
  return null;
}

function inBlock(node: Block): string | null {
  switch (node.type) {
    case 'paragraph':
      return inInlines(node.children);
    case 'quote':
      return inBlocks(node.children);
    case 'list':
      return inBlocks(node.items.flat());
    case 'code':
      return null;
  }
}

/** The address of the first http or https link of a message's text, in reading order; code has none. */
export function firstLink(text: string): string | null {
  return MAYBE_LINK.test(text) ? inBlocks(parseMarkdown(text)) : null;
}
