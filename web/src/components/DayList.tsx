import type { Millis } from '@hearth/domain/time';
import { useId, useMemo, type ReactNode } from 'react';
import { useToday } from '../state/useToday';
import { dayKey, useDayName } from './dayName';
import styles from './DayList.module.css';

export interface DayListProps<T> {
  /** By time, in either direction. */
  items: readonly T[];
  /** When an item was; always the same function. */
  timeOf: (item: T) => Millis;
  /** The `li` of an item, with its key. */
  row: (item: T) => ReactNode;
}

/** A list for each day, under the name of the day. */
export function DayList<T>({ items, timeOf, row }: DayListProps<T>) {
  const days = useMemo(() => byDay(items, timeOf), [items, timeOf]);
  return days.map((day) => (
    <DaySection key={day.key} at={day.at}>
      {day.items.map(row)}
    </DaySection>
  ));
}

function DaySection({ at, children }: { at: Millis; children: ReactNode }) {
  const titleId = useId();
  const dayName = useDayName();
  const today = useToday();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles['day']}>
        {dayName(at, today)}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

interface Day<T> {
  key: string;
  at: Millis;
  items: T[];
}

function byDay<T>(items: readonly T[], timeOf: (item: T) => Millis): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const at = timeOf(item);
    const key = dayKey(at);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at, items: [item] });
  }
  return days;
}
