import { encodeSignalItems, type CallSignalItem } from '@hearth/domain/call';
import { errorCode } from '@hearth/domain/errors';
import { CALL_SIGNAL_MAX_CHARS } from '@hearth/domain/limits';
import { SECOND_MS } from '@hearth/domain/time';

/** Candidates of one's own machine are found within this time, and travel with the description. */
const DESCRIPTION_WAIT_MS = 200;
const CANDIDATES_WAIT_MS = SECOND_MS;
/** The first after a description are the ways that are used most; later ones hardly ever are. */
const FIRST_CANDIDATES_WAIT_MS = 150;
const RETRY_MS = SECOND_MS;
const RETRY_MAX_MS = 8 * SECOND_MS;
/** `[` and `]` around the items. */
const BRACKETS_CHARS = 2;

interface SignalBatchDeps {
  /** Rejects with HearthError. */
  send(linkId: string, items: CallSignalItem[]): Promise<void>;
}

/**
 * Signals to one tab of one person, in as few documents as possible: each is paid for. They go one
 * after the other, so that they come in the order in which they were made.
 */
export class SignalBatch {
  readonly #deps: SignalBatchDeps;
  #linkId = '';
  #items: CallSignalItem[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;
  #isUnderWay = false;
  #failures = 0;
  /** No candidates went by themselves since the last description. */
  #areFirst = false;
  #isOver = false;

  constructor(deps: SignalBatchDeps) {
    this.#deps = deps;
  }

  /** What was not sent for an earlier link is void, and is not sent any more. */
  add(linkId: string, item: CallSignalItem): void {
    if (this.#isOver) return;
    if (linkId !== this.#linkId) this.#restart(linkId);
    this.#items.push(item);
    if (item.type !== 'candidate') this.#areFirst = true;
    this.#schedule(item.type === 'candidate' ? this.#candidatesMs() : DESCRIPTION_WAIT_MS);
  }

  /** Nothing more is to be waited for. */
  flush(): void {
    if (this.#items.length > 0 && this.#failures === 0) this.#schedule(0);
  }

  /** The network is back, or another one: what waits to be tried again is tried now. */
  hurry(): void {
    if (this.#failures === 0 || this.#items.length === 0) return;
    this.#failures = 0;
    this.#schedule(0);
  }

  close(): void {
    this.#isOver = true;
    this.#items = [];
    clearTimeout(this.#timer);
  }

  #restart(linkId: string): void {
    this.#linkId = linkId;
    this.#items = [];
    this.#areFirst = false;
    this.#failures = 0;
    this.#dueAt = Infinity;
    clearTimeout(this.#timer);
  }

  /** Sooner than what is planned, never later. */
  #schedule(waitMs: number): void {
    const dueAt = Date.now() + waitMs;
    if (this.#isUnderWay || dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#dueAt = Infinity;
      void this.#flush();
    }, waitMs);
  }

  async #flush(): Promise<void> {
    if (this.#isUnderWay || this.#items.length === 0) return;
    const linkId = this.#linkId;
    const batch = firstThatFit(this.#items);
    this.#isUnderWay = true;
    const isSettled = await this.#send(linkId, batch);
    this.#isUnderWay = false;
    if (this.#isOver) return;
    if (linkId === this.#linkId && isSettled) {
      this.#failures = 0;
      if (areCandidates(batch)) this.#areFirst = false;
      this.#items = this.#items.slice(batch.length);
    }
    if (this.#items.length > 0) this.#schedule(this.#pauseMs());
  }

  #pauseMs(): number {
    if (this.#failures > 0) return Math.min(RETRY_MS * 2 ** (this.#failures - 1), RETRY_MAX_MS);
    return areCandidates(this.#items) ? this.#candidatesMs() : DESCRIPTION_WAIT_MS;
  }

  /** With a description they go when that does. */
  #candidatesMs(): number {
    const areFirst = this.#areFirst && this.#failures === 0 && areCandidates(this.#items);
    return areFirst ? FIRST_CANDIDATES_WAIT_MS : CANDIDATES_WAIT_MS;
  }

  /** False when it is to be tried again; what the rules refuse is of no use to anybody any more. */
  async #send(linkId: string, batch: CallSignalItem[]): Promise<boolean> {
    try {
      await this.#deps.send(linkId, batch);
      return true;
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'offline' && code !== 'unknown') return true;
      this.#failures += 1;
      return false;
    }
  }
}

function areCandidates(items: readonly CallSignalItem[]): boolean {
  return items.every(({ type }) => type === 'candidate');
}

/** As many from the beginning as one document takes, at least one. */
function firstThatFit(items: readonly CallSignalItem[]): CallSignalItem[] {
  let chars = BRACKETS_CHARS;
  let count = 0;
  for (const item of items) {
    chars += encodeSignalItems([item]).length - BRACKETS_CHARS + (count > 0 ? 1 : 0);
    if (chars > CALL_SIGNAL_MAX_CHARS) break;
    count += 1;
  }
  return items.slice(0, Math.max(1, count));
}
