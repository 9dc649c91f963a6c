import { Fragment } from 'react';

/** Cuts a text at the first place of each match; longer ones win where they overlap. */
function pieces(text: string, matches: readonly string[]): { text: string; isMatch: boolean }[] {
  const spans = matches
    .filter((match) => match !== '')
    .map((match) => ({ from: text.indexOf(match), to: text.indexOf(match) + match.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const found: { text: string; isMatch: boolean }[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    if (from < at) continue;
    found.push({ text: text.slice(at, from), isMatch: false });
    found.push({ text: text.slice(from, to), isMatch: true });
    at = to;
  }
  found.push({ text: text.slice(at), isMatch: false });
  return found.filter((piece) => piece.text !== '');
}

/** Words as they were written, nothing of them live, with what broke a rule marked. */
export function MarkedText({ text, matches }: { text: string; matches: readonly string[] }) {
  return pieces(text, matches).map((piece, index) =>
    piece.isMatch ? (
      <mark key={index}>{piece.text}</mark>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  );
}
