import { SEND_LIMIT_COUNT, SEND_LIMIT_WINDOW_MS } from '@hearth/domain/limits';
import { sendAllowance, type SendWindow } from '@hearth/domain/rateLimit';
import type { WindowStep } from '../ports/messages';

export type GateDecision =
  | { type: 'go'; step: WindowStep }
  | { type: 'wait'; untilMs: number }
  /** A commit that opens a fresh window is under way: what it does decides. */
  | { type: 'hold' };

/** Past the window's end by the local clock, it may not be over on the server; counting up always passes. */
const EDGE_MARGIN_MS = 500;

type CountedWindow = Pick<SendWindow, 'windowStartedAt' | 'count'>;

/**
 * What this tab believes of the account's rate-limit window. It counts by itself, so that a send or
 * an edit needs no read; a refusal shows when it is wrong, and then the server's window is learned.
 */
export class SendGate {
  #window: CountedWindow | null = null;
  #isOpening = false;

  decide(now: number): GateDecision {
    if (this.#isOpening) return { type: 'hold' };
    const allowance = sendAllowance(this.#window, now - EDGE_MARGIN_MS);
    if (allowance.type !== 'wait') return { type: 'go', step: allowance.type };
    return { type: 'wait', untilMs: allowance.untilMs + EDGE_MARGIN_MS };
  }

  started(step: WindowStep) {
    if (step === 'fresh') this.#isOpening = true;
    else if (this.#window) this.#window.count += 1;
  }

  /** The window started somewhere between send and acknowledgement. */
  acked(step: WindowStep, startedAt: number, now: number) {
    if (step !== 'fresh') return;
    this.#isOpening = false;
    this.#window = { windowStartedAt: (startedAt + now) / 2, count: 1 };
  }

  failed(step: WindowStep) {
    if (step === 'fresh') this.#isOpening = false;
    else if (this.#window) this.#window.count -= 1;
  }

  /** Takes the server's window; a clock that runs behind must not make anyone wait longer than it lasts. */
  learn(window: SendWindow | null, now: number) {
    this.#window = window && {
      windowStartedAt: Math.min(window.windowStartedAt, now),
      count: window.count,
    };
  }
}

/** When to try again in a window that is full, whatever the local clock says. */
export function fullWindowEnd(window: SendWindow, now: number): number {
  const endsAt = window.windowStartedAt + SEND_LIMIT_WINDOW_MS + EDGE_MARGIN_MS;
  const latest = now + SEND_LIMIT_WINDOW_MS + EDGE_MARGIN_MS;
  return endsAt > now ? Math.min(endsAt, latest) : latest;
}

export function isFull(window: SendWindow): boolean {
  return window.count >= SEND_LIMIT_COUNT;
}
