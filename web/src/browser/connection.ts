import type { Unsubscribe } from '../ports/unsubscribe';

export type ConnectionState = 'online' | 'offline' | 'connecting';

/** This long without an answer turns "connecting" into "offline". */
const GIVE_UP_MS = 8_000;
/** The backend is tried again after this long; the SDK alone waits up to a minute. */
const RECONNECT_FIRST_MS = 6_000;
const RECONNECT_MAX_MS = 30_000;
/** Each try gets longer to be answered: one cuts off the one before it, also on a slow machine. */
const RECONNECT_GROWTH = 1.5;

/**
 * What is known of the connection: the browser tells when the cable is out, the backend's answers
 * tell when it is really there.
 */
export class Connection {
  readonly #reconnect: () => void;
  readonly #listeners = new Set<(state: ConnectionState) => void>();
  #state: ConnectionState;
  #giveUpTimer: number | undefined;
  #reconnectTimer: number | undefined;

  /** `reconnect` asks the SDK to try the backend at once. */
  constructor(reconnect: () => void) {
    this.#reconnect = reconnect;
    this.#state = navigator.onLine ? 'connecting' : 'offline';
    window.addEventListener('online', this.#cameBack);
    window.addEventListener('offline', this.#cableOut);
    document.addEventListener('visibilitychange', this.#shown);
    if (this.#state === 'connecting') this.#expectAnswer();
  }

  /** Evidence from the backend: an answer, or none where one was due. */
  report(isReached: boolean): void {
    if (isReached) {
      this.#clearTimers();
      this.#set('online');
    } else if (this.#state === 'online') {
      this.#set(navigator.onLine ? 'connecting' : 'offline');
      this.#expectAnswer();
    }
  }

  watch(onChange: (state: ConnectionState) => void): Unsubscribe {
    this.#listeners.add(onChange);
    onChange(this.#state);
    return () => {
      this.#listeners.delete(onChange);
    };
  }

  stop(): void {
    this.#clearTimers();
    this.#listeners.clear();
    window.removeEventListener('online', this.#cameBack);
    window.removeEventListener('offline', this.#cableOut);
    document.removeEventListener('visibilitychange', this.#shown);
  }

  readonly #cameBack = () => {
    this.#set('connecting');
    this.#expectAnswer();
    this.#reconnect();
  };

  readonly #cableOut = () => {
    this.#clearTimers();
    this.#set('offline');
  };

  readonly #shown = () => {
    if (document.visibilityState !== 'visible' || this.#state === 'online') return;
    if (navigator.onLine) this.#reconnect();
  };

  #expectAnswer(): void {
    this.#clearTimers();
    this.#giveUpTimer = window.setTimeout(() => {
      this.#set('offline');
    }, GIVE_UP_MS);
    this.#reconnectAfter(RECONNECT_FIRST_MS);
  }

  #reconnectAfter(delayMs: number): void {
    this.#reconnectTimer = window.setTimeout(() => {
      if (navigator.onLine && document.visibilityState === 'visible') this.#reconnect();
      this.#reconnectAfter(Math.min(delayMs * RECONNECT_GROWTH, RECONNECT_MAX_MS));
    }, delayMs);
  }

  #clearTimers(): void {
    window.clearTimeout(this.#giveUpTimer);
    window.clearTimeout(this.#reconnectTimer);
  }

  #set(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
