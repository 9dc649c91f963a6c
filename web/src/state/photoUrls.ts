import { errorCode } from '@hearth/domain/errors';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Unsubscribe } from '../ports/unsubscribe';

/** Photos kept although no view shows them, so that scrolling back shows them at once. */
const IDLE_MAX = 100;
const RETRY_MS = 15_000;

interface Entry {
  views: number;
  /** Null while it is loading, or when there is no such photo. */
  url: string | null;
  retryTimer?: ReturnType<typeof setTimeout>;
}

/**
 * Photos by Storage path as object URLs, each loaded once and revoked when many others have been
 * shown since.
 */
export class PhotoUrls {
  /** Paths that are loaded. */
  readonly store: StoreApi<ReadonlyMap<string, string>> = createStore<ReadonlyMap<string, string>>(
    () => new Map(),
  );
  readonly #load: (path: string) => Promise<Blob>;
  readonly #entries = new Map<string, Entry>();

  constructor(load: (path: string) => Promise<Blob>) {
    this.#load = load;
  }

  show(path: string): Unsubscribe {
    const entry = this.#entries.get(path) ?? { views: 0, url: null };
    if (!this.#entries.has(path)) void this.#fetch(path, entry);
    entry.views += 1;
    // The map's order is the order of use: what is shown now goes to its end.
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      entry.views -= 1;
      this.#trim();
    };
  }

  stop(): void {
    for (const [path, entry] of this.#entries) this.#drop(path, entry);
  }

  async #fetch(path: string, entry: Entry): Promise<void> {
    try {
      const blob = await this.#load(path);
      if (this.#entries.get(path) !== entry) return;
      const url = URL.createObjectURL(blob);
      entry.url = url;
      this.store.setState((urls) => new Map(urls).set(path, url), true);
    } catch (error) {
      const code = errorCode(error);
      // A photo that is gone stays gone; the default avatar is shown.
      if (code === 'notFound' || code === 'denied' || this.#entries.get(path) !== entry) return;
      entry.retryTimer = setTimeout(() => void this.#fetch(path, entry), RETRY_MS);
    }
  }

  #trim(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.views === 0);
    for (const [path, entry] of idle.slice(0, Math.max(0, idle.length - IDLE_MAX))) {
      this.#drop(path, entry);
    }
  }

  #drop(path: string, entry: Entry): void {
    clearTimeout(entry.retryTimer);
    this.#entries.delete(path);
    if (entry.url === null) return;
    URL.revokeObjectURL(entry.url);
    this.store.setState((urls) => {
      const left = new Map(urls);
      left.delete(path);
      return left;
    }, true);
  }
}
