import { HearthError } from '@hearth/domain/errors';
import type { PictureAnswer, PictureRequest } from './imageWorker';

const IDLE_MS = 30_000;

/** Workers for pictures: reused while there is work, ended when there is none for a while. */
export class PictureWorkers {
  readonly #idle: Worker[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A worker that did not even start: no other will. */
  #isBroken = typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined';

  /** Resolves with `failed` where the work has to be tried on the page; rejects with `cancelled`. */
  async work(request: PictureRequest, signal: AbortSignal): Promise<PictureAnswer> {
    if (this.#isBroken) return { type: 'failed' };
    clearTimeout(this.#timer);
    const worker = this.#idle.pop() ?? startWorker();
    try {
      const answer = await ask(worker, request, signal);
      this.#idle.push(worker);
      return answer;
    } catch (error) {
      // Work under way can't be called back: its worker ends with it.
      worker.terminate();
      if (signal.aborted) throw error;
      this.#isBroken = true;
      return { type: 'failed' };
    } finally {
      this.#timer = setTimeout(() => this.#endIdle(), IDLE_MS);
    }
  }

  #endIdle() {
    for (const worker of this.#idle.splice(0)) worker.terminate();
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./imageWorker.ts', import.meta.url), { type: 'module' });
}

function ask(worker: Worker, request: PictureRequest, signal: AbortSignal): Promise<PictureAnswer> {
  const over = new AbortController();
  return new Promise<PictureAnswer>((resolve, reject) => {
    const options = { signal: over.signal };
    const onMessage = ({ data }: MessageEvent<PictureAnswer>) => resolve(data);
    worker.addEventListener('message', onMessage, options);
    worker.addEventListener('error', () => reject(new HearthError('unknown')), options);
    signal.addEventListener('abort', () => reject(new HearthError('cancelled')), options);
    if (signal.aborted) reject(new HearthError('cancelled'));
    else worker.postMessage(request);
  }).finally(() => over.abort());
}
