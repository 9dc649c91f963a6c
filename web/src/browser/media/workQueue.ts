import { HearthError } from '@hearth/domain/errors';

/** Lets a bounded number of works run at once; the others wait in order. */
export class WorkQueue {
  readonly #limit: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Rejects with `cancelled` when the signal aborts before its turn: the work then never starts. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new HearthError('cancelled'));
    return new Promise((resolve, reject) => {
      const start = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(start);
        reject(new HearthError('cancelled'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(start);
      this.#next();
    });
  }

  #next() {
    if (this.#running >= this.#limit) return;
    for (const start of this.#waiting) {
      this.#waiting.delete(start);
      this.#running += 1;
      start();
      return;
    }
  }
}
