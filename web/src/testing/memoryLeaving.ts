/** Exports and deletions of accounts in memory; a test says how far they come. */
import { EXPORT_TTL_MS, type ExportState } from '@hearth/domain/account';
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import type { LeavingPort } from '../ports/leaving';
import type { Listener } from '../ports/unsubscribe';

export interface MemoryLeaving extends LeavingPort {
  /** What becomes of the messages of the account that was deleted; null while none was. */
  deleted: 'keep' | 'remove' | null;
  /** The export has come this far. */
  setExport(state: ExportState | null): void;
  /** The next call rejects with this. */
  failNext(code: ErrorCode): void;
}

export function createMemoryLeaving({
  now = Date.now,
}: { now?: () => number } = {}): MemoryLeaving {
  return new MemoryLeavingServer(now);
}

class MemoryLeavingServer implements MemoryLeaving {
  deleted: 'keep' | 'remove' | null = null;
  readonly #now: () => number;
  readonly #listeners = new Set<Listener<ExportState | null>>();
  #export: ExportState | null = null;
  #failure: ErrorCode | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  setExport(state: ExportState | null): void {
    this.#export = state;
    for (const listener of this.#listeners) listener.next(state);
  }

  failNext(code: ErrorCode): void {
    this.#failure = code;
  }

  deleteAccount: LeavingPort['deleteAccount'] = (messages) =>
    this.#act(() => {
      this.deleted = messages;
    });

  exportData: LeavingPort['exportData'] = () =>
    this.#act(() => {
      const requestedAt = this.#now();
      const expiresAt = requestedAt + EXPORT_TTL_MS;
      this.setExport({ state: 'working', path: null, size: 0, requestedAt, expiresAt });
    });

  watchExport: LeavingPort['watchExport'] = (_uid, listener) => {
    this.#listeners.add(listener);
    queueMicrotask(() => {
      if (this.#listeners.has(listener)) listener.next(this.#export);
    });
    return () => this.#listeners.delete(listener);
  };

  loadExport: LeavingPort['loadExport'] = (path) =>
    this.#act(() => new Blob([path], { type: 'application/zip' }));

  async #act<T>(act: () => T): Promise<T> {
    await Promise.resolve();
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw new HearthError(failure);
    return act();
  }
}
