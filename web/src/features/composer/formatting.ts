/** A text with a selection, before or after a change. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** What to put in place of `from..to`, and what is selected then. */
export interface Replacement {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

/** Puts markers around the selection, or takes them away where they are. */
export function toggleMarker({ text, start, end }: Selected, marker: string): Replacement {
  const selected = text.slice(start, end);
  const size = marker.length;
  const isInside = selected.startsWith(marker) && selected.endsWith(marker);
  if (isInside && selected.length >= 2 * size) {
    const insert = selected.slice(size, -size);
    return { from: start, to: end, insert, start, end: start + insert.length };
  }
  if (text.slice(start - size, start) === marker && text.slice(end, end + size) === marker) {
    const from = start - size;
    return { from, to: end + size, insert: selected, start: from, end: from + selected.length };
  }
  const insert = `${marker}${selected}${marker}`;
  return { from: start, to: end, insert, start: start + size, end: start + size + selected.length };
}

/** Inline code, or a fence around several lines. */
export function toggleCode(selection: Selected): Replacement {
  const { text, start, end } = selection;
  const selected = text.slice(start, end);
  if (!selected.includes('\n')) return toggleMarker(selection, '`');
  const lead = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
  const insert = `${lead}\`\`\`\n${selected}\n\`\`\`\n`;
  const inner = start + lead.length + 4;
  return { from: start, to: end, insert, start: inner, end: inner + selected.length };
}
