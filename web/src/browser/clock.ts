import type { Millis } from '@hearth/domain/time';

/** Samples this close agree; one further away means that a clock was set. */
const NOISE_MS = 2_000;
/** Weight of a new sample among those that agree. */
const SAMPLE_WEIGHT = 0.3;

/**
 * Server time, estimated from acknowledged writes: a local clock that is an hour off must neither
 * age everybody's presence nor misplace one's own messages.
 */
export class Clock {
  #offsetMs: number | null = null;

  readonly now = (): Millis => Date.now() + (this.#offsetMs ?? 0);

  /** The server's clock showed `serverMs` when the local one showed about `localMs`. */
  readonly learn = ({ serverMs, localMs }: { serverMs: Millis; localMs: number }): void => {
    const sample = serverMs - localMs;
    const known = this.#offsetMs;
    const agrees = known !== null && Math.abs(sample - known) < NOISE_MS;
    this.#offsetMs = agrees ? known + (sample - known) * SAMPLE_WEIGHT : sample;
  };
}
