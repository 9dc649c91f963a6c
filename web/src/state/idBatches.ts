import { IN_QUERY_MAX } from '@hearth/domain/limits';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';

/** Listeners that are not full; more than this are merged into fewer. */
const PARTIAL_MAX = 4;
const RETRY_FIRST_MS = 5_000;
const RETRY_MAX_MS = 60_000;

export interface IdBatchesOptions<T> {
  /** Opens one listener for at most IN_QUERY_MAX ids. */
  watch(ids: readonly string[], listener: Listener<ReadonlyMap<string, T>>): Unsubscribe;
  /** What a listener says of its ids: a value, or undefined where there is no document. */
  onValues(values: ReadonlyMap<string, T | undefined>): void;
  /** Ids that nobody watches any more. */
  onGone?(ids: readonly string[]): void;
  /** An id stays watched for this long after its last view has gone. */
  graceMs: number;
}

interface Batch {
  ids: ReadonlySet<string>;
  stop: Unsubscribe;
  /** Waits to replace a listener that broke. */
  retryTimer?: ReturnType<typeof setTimeout>;
}

/**
 * Watches documents by id on behalf of any number of views. Ids that views ask for within one turn
 * share a listener; nothing is opened twice; the number of listeners stays bounded.
 */
export class IdBatches<T> {
  readonly #options: IdBatchesOptions<T>;
  readonly #counts = new Map<string, number>();
  readonly #graceTimers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #batches = new Set<Batch>();
  readonly #pending = new Set<string>();
  #isFlushQueued = false;
  #isStopped = false;

  constructor(options: IdBatchesOptions<T>) {
    this.#options = options;
  }

  add(id: string): Unsubscribe {
    const count = this.#counts.get(id) ?? 0;
    this.#counts.set(id, count + 1);
    clearTimeout(this.#graceTimers.get(id));
    this.#graceTimers.delete(id);
    if (!this.#isWatched(id)) this.#queue(id);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#release(id);
    };
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#graceTimers.values()) clearTimeout(timer);
    for (const batch of this.#batches) this.#close(batch);
    this.#counts.clear();
    this.#pending.clear();
  }

  #isWatched(id: string): boolean {
    return [...this.#batches].some((batch) => batch.ids.has(id));
  }

  #queue(id: string): void {
    this.#pending.add(id);
    if (this.#isFlushQueued) return;
    this.#isFlushQueued = true;
    queueMicrotask(() => {
      this.#isFlushQueued = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#isStopped) return;
    const ids = [...this.#pending].filter((id) => this.#counts.has(id) && !this.#isWatched(id));
    this.#pending.clear();
    for (let from = 0; from < ids.length; from += IN_QUERY_MAX) {
      this.#open(ids.slice(from, from + IN_QUERY_MAX), RETRY_FIRST_MS);
    }
    this.#merge();
  }

  #open(ids: readonly string[], retryMs: number): void {
    const batch: Batch = { ids: new Set(ids), stop: () => undefined };
    this.#batches.add(batch);
    let nextRetryMs = retryMs;
    batch.stop = this.#options.watch(ids, {
      next: (values) => {
        nextRetryMs = RETRY_FIRST_MS;
        if (!this.#batches.has(batch)) return;
        this.#options.onValues(new Map(ids.map((id) => [id, values.get(id)])));
      },
      error: () => {
        batch.retryTimer = setTimeout(() => this.#reopen(batch, nextRetryMs), nextRetryMs);
      },
    });
  }

  #reopen(batch: Batch, retryMs: number): void {
    this.#close(batch);
    const ids = [...batch.ids].filter((id) => this.#counts.has(id));
    if (ids.length > 0) this.#open(ids, Math.min(retryMs * 2, RETRY_MAX_MS));
  }

  /** Small listeners add up while one scrolls: a few full ones take their place. */
  #merge(): void {
    const partial = [...this.#batches].filter(
      (batch) => batch.ids.size < IN_QUERY_MAX && batch.retryTimer === undefined,
    );
    if (partial.length <= PARTIAL_MAX) return;
    const ids = partial.flatMap((batch) => [...batch.ids]).filter((id) => this.#counts.has(id));
    // The new ones open first: what both watch then comes from the cache.
    const old = [...partial];
    for (let from = 0; from < ids.length; from += IN_QUERY_MAX) {
      this.#open(ids.slice(from, from + IN_QUERY_MAX), RETRY_FIRST_MS);
    }
    for (const batch of old) this.#close(batch);
  }

  #close(batch: Batch): void {
    clearTimeout(batch.retryTimer);
    this.#batches.delete(batch);
    batch.stop();
  }

  #release(id: string): void {
    const count = (this.#counts.get(id) ?? 0) - 1;
    if (count < 0) return;
    this.#counts.set(id, count);
    if (count > 0 || this.#isStopped) return;
    this.#graceTimers.set(
      id,
      setTimeout(() => this.#forget(id), this.#options.graceMs),
    );
  }

  #forget(id: string): void {
    this.#graceTimers.delete(id);
    this.#counts.delete(id);
    for (const batch of this.#batches) {
      if ([...batch.ids].some((watched) => this.#counts.has(watched))) continue;
      this.#close(batch);
      this.#options.onGone?.([...batch.ids]);
    }
  }
}
