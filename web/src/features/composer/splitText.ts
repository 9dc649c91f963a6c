/** Kept free in each part for a fence that is closed and opened again. */
const FENCE_RESERVE_CHARS = 64;
const FENCE = /^ {0,3}```([^\n`]*)$/gm;

/** Where to cut: after a blank line, a line or a word, not too early; else anywhere. */
function cutAt(text: string, max: number): number {
  const head = text.slice(0, max);
  const earliest = max / 2;
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(mark);
    if (at > earliest) return at + mark.length;
  }
  const isSplitPair = /[\uD800-\uDBFF]$/.test(head);
  return isSplitPair ? max - 1 : max;
}

/** The opening line of a fence that is not closed at the end of a text, or null. */
function openFence(text: string): string | null {
  const fences = [...text.matchAll(FENCE)];
  const last = fences.length % 2 === 1 ? fences.at(-1) : undefined;
  return last ? last[0].trim().slice(0, FENCE_RESERVE_CHARS / 2) : null;
}

/**
 * Parts of at most `max` UTF-16 units that say together what the text says. A code block that runs
 * over a cut is closed before and opened again after it.
 */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const at = cutAt(rest, max - FENCE_RESERVE_CHARS);
    const part = rest.slice(0, at).trimEnd();
    const fence = openFence(part);
    parts.push(fence === null ? part : `${part}\n\`\`\``);
    const next = rest.slice(at);
    rest = fence === null ? next.trimStart() : `${fence}\n${next.replace(/^\n/, '')}`;
  }
  if (rest !== '') parts.push(rest);
  return parts.filter((part) => part.trim() !== '');
}
