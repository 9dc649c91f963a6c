/** What the composer can complete before the cursor. */
export interface Trigger {
  type: 'mention' | 'emoji';
  /** Without the sign that began it. */
  query: string;
  /** Where the sign stands. */
  from: number;
  /** The cursor. */
  to: number;
}

const MENTION = /(?:^|[\s([{"'])@([\p{L}\p{N}_]{0,20})$/u;
const EMOJI = /(?:^|[\s([{"']):([a-z0-9_+-]{2,40})$/i;
const WHOLE_SHORTCODE = /(?:^|[\s([{"']):([a-z0-9_+-]{1,40}):$/i;
/** No sign is looked for further back. */
const LOOK_BACK_CHARS = 64;

/** Whether the end of a text lies inside a code fence or inline code. */
export function endsInCode(text: string): boolean {
  const fences = text.match(/```/g)?.length ?? 0;
  if (fences % 2 === 1) return true;
  const line = text.slice(text.lastIndexOf('\n') + 1).replaceAll('```', '');
  return (line.match(/`/g)?.length ?? 0) % 2 === 1;
}

/** The `@name` or `:name` that ends at the cursor, or null. */
export function findTrigger(text: string, cursor: number): Trigger | null {
  const before = text.slice(Math.max(0, cursor - LOOK_BACK_CHARS), cursor);
  const mention = MENTION.exec(before)?.[1];
  const query = mention ?? EMOJI.exec(before)?.[1];
  if (query === undefined || endsInCode(text.slice(0, cursor))) return null;
  return {
    type: mention === undefined ? 'emoji' : 'mention',
    query,
    from: cursor - query.length - 1,
    to: cursor,
  };
}

/** A `:name:` that was closed just now. */
export function closedShortcode(
  text: string,
  cursor: number,
): { code: string; from: number; to: number } | null {
  const before = text.slice(Math.max(0, cursor - LOOK_BACK_CHARS), cursor);
  const code = WHOLE_SHORTCODE.exec(before)?.[1];
  if (code === undefined || endsInCode(text.slice(0, cursor))) return null;
  return { code: code.toLowerCase(), from: cursor - code.length - 2, to: cursor };
}

export interface Candidate {
  uid: string;
  name: string;
  handle: string;
}

/** People whose handle or name begins with the query, or a later word of it; handles first. */
export function rankCandidates(
  people: readonly Candidate[],
  query: string,
  max: number,
): Candidate[] {
  const wanted = fold(query);
  const rank = ({ handle, name }: Candidate): number => {
    if (handle.startsWith(wanted)) return 0;
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 1;
    if (folded.split(/\s+/).some((word) => word.startsWith(wanted))) return 2;
    return handle.includes(wanted) ? 3 : 4;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.person.name.localeCompare(b.person.name))
    .slice(0, max)
    .map((found) => found.person);
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
