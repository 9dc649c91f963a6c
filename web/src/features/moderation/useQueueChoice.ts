import type { ReviewItem } from '@hearth/domain/review';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { keyOf, type ItemKey } from './useQueue';

/** Keys that go on, and those that go back: letters anywhere on the page, arrows in the list. */
const LETTERS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };
const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

function isElsewhere(target: EventTarget | null): boolean {
  return (
    document.querySelector('dialog[open]') !== null ||
    !(target instanceof HTMLElement) ||
    target.closest('[role="menu"], [role="tablist"]') !== null ||
    target.matches('input, textarea, select')
  );
}

export interface QueueChoice {
  /** What is left to decide. */
  items: readonly ReviewItem[];
  /** The item whose detail is shown: the chosen one, else the first. */
  shown: ReviewItem | null;
  /** Somebody chose it: on a phone the detail takes the place of the list. */
  isOpened: boolean;
  choose: (item: ReviewItem) => void;
  close: () => void;
  /** The shown item is decided: goes to the next one, with the focus. */
  decided: () => void;
}

/** Which item of a queue one looks at, and how the keyboard goes through them. */
export function useQueueChoice(
  all: readonly ReviewItem[],
  list: RefObject<HTMLElement | null>,
): QueueChoice {
  const [chosenKey, setChosenKey] = useState<ItemKey | null>(null);
  const [isOpened, setOpened] = useState(false);
  // The queue hears of a decision a moment later. A new report makes it another version.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const items = all.filter((item) => !done.has(versionOf(item)));
  const shown = items.find((item) => keyOf(item) === chosenKey) ?? items[0] ?? null;
  const focusOn = useFocusLater(list);

  const show = (item: ReviewItem) => {
    setChosenKey(keyOf(item));
    focusOn(keyOf(item));
  };
  const step = (by: 1 | -1) => {
    const next = items[shown ? items.indexOf(shown) + by : 0];
    if (next) show(next);
  };
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (!shown || !isCard(event.target)) return;
      event.preventDefault();
      setOpened(true);
      return;
    }
    const isInList = event.target instanceof Node && list.current?.contains(event.target);
    const by = LETTERS[event.key] ?? (isInList ? ARROWS[event.key] : undefined);
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  });
  return {
    items,
    shown,
    isOpened: isOpened && shown !== null,
    choose: (item) => {
      setChosenKey(keyOf(item));
      setOpened(true);
    },
    close: () => {
      setOpened(false);
      if (shown) focusOn(keyOf(shown));
    },
    decided: () => {
      if (!shown) return;
      const at = items.indexOf(shown);
      const next = items[at + 1] ?? items[at - 1] ?? null;
      setDone((known) => new Set(known).add(versionOf(shown)));
      setChosenKey(next && keyOf(next));
      setOpened(false);
      focusOn(next && keyOf(next));
    },
  };
}

function versionOf(item: ReviewItem): string {
  return `${keyOf(item)} ${String(item.updatedAt)}`;
}

function isCard(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['item'] !== undefined;
}

/** Hears every key of the page while the queue is shown. */
function useKeys(onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

/** Focuses a card once it is drawn, and the list itself where none is left. */
function useFocusLater(list: RefObject<HTMLElement | null>): (key: ItemKey | null) => void {
  const [wanted, setWanted] = useState<{ key: ItemKey | null } | null>(null);
  const taken = useRef(wanted);
  useEffect(() => {
    if (!wanted || taken.current === wanted) return;
    taken.current = wanted;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const card = cards.find(({ dataset }) => dataset['item'] === wanted.key);
    (card ?? list.current)?.focus();
  }, [wanted, list]);
  return useCallback((key) => setWanted({ key }), []);
}
