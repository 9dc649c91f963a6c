/** Characters before the dot that stay in sight with the ending. */
const TAIL_CHARS = 4;
const ENDING = /\.[A-Za-z0-9]{1,10}$/;

/**
 * A file's name in two parts: the first may be cut where there is no room, the second always shows
 * how the name ends.
 */
export function splitName(name: string): [start: string, end: string] {
  const ending = ENDING.exec(name)?.[0].length ?? 0;
  const chars = Array.from(name);
  const tail = Math.min(chars.length, ending + TAIL_CHARS);
  return [chars.slice(0, chars.length - tail).join(''), chars.slice(chars.length - tail).join('')];
}
