import type { CallSignal } from '@hearth/domain/call';
import { SECOND_MS } from '@hearth/domain/time';
import type { CallEnd, CallsPort } from '../../ports/calls';
import type { Unsubscribe } from '../../ports/unsubscribe';
import { keepWatching } from '../keepWatching';

const RETRY_MS = 2 * SECOND_MS;

type Take = (signals: readonly CallSignal[]) => void;

/** Signals to this tab: listened to while one comes in, so that links find what came before them. */
export class SignalInbox {
  #waiting: readonly CallSignal[] = [];
  #take: Take | null = null;
  readonly #stop: Unsubscribe;

  constructor(calls: Pick<CallsPort, 'watchSignals'>, callId: string, me: CallEnd) {
    this.#stop = keepWatching(RETRY_MS, (fail) =>
      calls.watchSignals(callId, me, {
        next: (signals) => {
          this.#waiting = signals;
          this.#take?.(signals);
        },
        error: fail,
      }),
    );
  }

  /** Takes what waits, and all that comes from now on. */
  follow(take: Take): Unsubscribe {
    this.#take = take;
    take(this.#waiting);
    return () => {
      this.#take = null;
    };
  }

  close(): void {
    this.#stop();
  }
}
