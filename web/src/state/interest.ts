import type { Unsubscribe } from '../ports/unsubscribe';

interface Entry {
  count: number;
  stop: Unsubscribe;
  timer?: number;
}

/** Views that come and go within this time share one subscription. */
const LINGER_MS = 2_000;

/**
 * Shares one subscription for each key between any number of views: `start` runs for the first,
 * and what it returns runs a moment after the last has gone.
 */
export class Interest<Key> {
  readonly #entries = new Map<Key, Entry>();
  readonly #lingerMs: number;

  constructor(lingerMs = LINGER_MS) {
    this.#lingerMs = lingerMs;
  }

  add(key: Key, start: () => Unsubscribe): Unsubscribe {
    const entry = this.#entries.get(key) ?? { count: 0, stop: start() };
    this.#entries.set(key, entry);
    window.clearTimeout(entry.timer);
    entry.count += 1;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#release(key, entry);
    };
  }

  /** Ends a subscription whose source is gone, so that the next interest starts afresh. */
  drop(key: Key): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    window.clearTimeout(entry.timer);
    this.#entries.delete(key);
    entry.stop();
  }

  stopAll(): void {
    for (const key of [...this.#entries.keys()]) this.drop(key);
  }

  #release(key: Key, entry: Entry): void {
    entry.count -= 1;
    if (entry.count > 0) return;
    entry.timer = window.setTimeout(() => {
      if (entry.count === 0 && this.#entries.get(key) === entry) this.drop(key);
    }, this.#lingerMs);
  }
}
