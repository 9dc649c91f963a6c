/** A base and at most this many code units of what is stacked upon it. */
const LONGEST_GRAPHEME = 12;
const VISIBLE = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** One or two letters for a name in any script; none when it holds nothing to show. */
export function initials(name: string): readonly string[] {
  const letters = name
    .slice(0, 200)
    .normalize('NFC')
    .split(/\s+/)
    .map(firstVisible)
    .filter((letter) => letter !== '');
  const first = letters[0];
  const last = letters.at(-1);
  if (first === undefined || last === undefined) return [];
  // An ideograph or an emoji fills the circle alone.
  if (letters.length === 1 || !/\p{L}/u.test(first) || /\p{Ideographic}/u.test(first))
    return [first];
  return [first, last];
}

function firstVisible(word: string): string {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    word,
  )) {
    if (!VISIBLE.test(segment)) continue;
    const grapheme =
      segment.length > LONGEST_GRAPHEME
        ? String.fromCodePoint(segment.codePointAt(0) ?? 0)
        : segment;
    return grapheme.toLocaleUpperCase();
  }
  return '';
}
