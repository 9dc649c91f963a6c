import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Unsubscribe } from '../ports/unsubscribe';

const RETRY_MS = 15_000;

/** What is known of a file: its object URL, or why there is none. */
export interface BlobUrl {
  url: string | null;
  /** `offline` is tried again by itself. */
  failure: ErrorCode | null;
}

interface Entry {
  views: number;
  hasBegun: boolean;
  blob: Blob | null;
  state: BlobUrl | null;
  retryTimer?: ReturnType<typeof setTimeout>;
}

/**
 * Files by Storage path as object URLs, each loaded once and revoked when many others have been
 * shown since.
 */
export class BlobUrls {
  /** Paths that are loaded, or could not be. */
  readonly store: StoreApi<ReadonlyMap<string, BlobUrl>> = createStore<
    ReadonlyMap<string, BlobUrl>
  >(() => new Map());
  readonly #load: (path: string) => Promise<Blob>;
  readonly #idleMax: number;
  readonly #entries = new Map<string, Entry>();

  /** `idleMax` files are kept although no view shows them, so that coming back shows them at once. */
  constructor(load: (path: string) => Promise<Blob>, idleMax = 100) {
    this.#load = load;
    this.#idleMax = idleMax;
  }

  show(path: string): Unsubscribe {
    const entry = this.#entry(path);
    if (entry.views === 0 && entry.retryTimer) this.#forgetFailure(path, entry);
    if (!entry.hasBegun) void this.#fetch(path, entry);
    entry.hasBegun = true;
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

  /** Gives a file that is at hand already, so that nobody loads it. */
  seed(path: string, blob: Blob): void {
    const entry = this.#entry(path);
    if (entry.state?.url) return;
    entry.hasBegun = true;
    this.#keep(path, entry, blob);
    this.#trim();
  }

  /** The bytes, where they are at hand; null where they are not. */
  blobOf(path: string): Blob | null {
    return this.#entries.get(path)?.blob ?? null;
  }

  stop(): void {
    for (const [path, entry] of this.#entries) this.#drop(path, entry);
  }

  #entry(path: string): Entry {
    const present = this.#entries.get(path);
    if (present) return present;
    const entry: Entry = { views: 0, hasBegun: false, blob: null, state: null };
    this.#entries.set(path, entry);
    return entry;
  }

  async #fetch(path: string, entry: Entry): Promise<void> {
    try {
      const blob = await this.#load(path);
      if (this.#entries.get(path) !== entry || entry.state?.url) return;
      this.#keep(path, entry, blob);
    } catch (error) {
      if (this.#entries.get(path) !== entry || entry.state?.url) return;
      const failure = errorCode(error);
      this.#set(path, entry, { url: null, failure });
      // What is gone stays gone.
      if (failure === 'notFound' || failure === 'denied') return;
      entry.retryTimer = setTimeout(() => {
        delete entry.retryTimer;
        void this.#fetch(path, entry);
      }, RETRY_MS);
    }
  }

  /** Who asks for a file anew does not wait for its next try. */
  #forgetFailure(path: string, entry: Entry): void {
    clearTimeout(entry.retryTimer);
    delete entry.retryTimer;
    entry.hasBegun = false;
    entry.state = null;
    this.#unset(path);
  }

  #keep(path: string, entry: Entry, blob: Blob): void {
    entry.blob = blob;
    this.#set(path, entry, { url: URL.createObjectURL(blob), failure: null });
  }

  #set(path: string, entry: Entry, state: BlobUrl): void {
    entry.state = state;
    this.store.setState((urls) => new Map(urls).set(path, state), true);
  }

  #trim(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.views === 0);
    for (const [path, entry] of idle.slice(0, Math.max(0, idle.length - this.#idleMax))) {
      this.#drop(path, entry);
    }
  }

  #drop(path: string, entry: Entry): void {
    clearTimeout(entry.retryTimer);
    this.#entries.delete(path);
    if (!entry.state) return;
    if (entry.state.url) URL.revokeObjectURL(entry.state.url);
    this.#unset(path);
  }

  #unset(path: string): void {
    this.store.setState((urls) => {
      const left = new Map(urls);
      left.delete(path);
      return left;
    }, true);
  }
}

/** The file at a path while it is shown; undefined while it is loading, or for a null path. */
export function useBlobUrl(urls: BlobUrls, path: string | null): BlobUrl | undefined {
  useEffect(() => (path === null ? undefined : urls.show(path)), [urls, path]);
  return useStore(urls.store, (known) => (path === null ? undefined : known.get(path)));
}
