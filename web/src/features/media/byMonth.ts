import type { Millis } from '@hearth/domain/time';

export interface Month<T> {
  key: string;
  /** Any time of the month. */
  atMs: Millis;
  items: T[];
}

/** Neighbours of one month of the reader's calendar together, in the order they come. */
export function byMonth<T>(items: readonly T[], timeOf: (item: T) => Millis): Month<T>[] {
  const months: Month<T>[] = [];
  for (const item of items) {
    const atMs = timeOf(item);
    const date = new Date(atMs);
    const key = `${date.getFullYear()}-${date.getMonth() + 1}`;
    const last = months.at(-1);
    if (last?.key === key) last.items.push(item);
    else months.push({ key, atMs, items: [item] });
  }
  return months;
}
