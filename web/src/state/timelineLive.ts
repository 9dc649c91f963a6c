import { TIMELINE_FIRST_PAGE } from '@hearth/domain/limits';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { SECOND_MS } from '@hearth/domain/time';
import type { Message } from '@hearth/domain/message';
import type { DevicePort } from '../ports/device';
import type { MessagePage, MessagesPort } from '../ports/messages';
import type { Schedule } from './outboxDrain';
import { lastChange } from './timelineWindow';

/** A change gets its time before it is visible to readers; this much is looked at twice. */
const OVERLAP_MS = 10 * SECOND_MS;
/** More changes than this since the last look: a fresh page is cheaper and bounded. */
const GAP_MAX = 100;
/** A listener's result grows with every change, and a reconnection may read all of it again. */
const LISTENER_MAX = 200;
/** Offline for longer, the listener goes: what was missed is fetched bounded. */
const LISTEN_OFFLINE_MS = 60 * SECOND_MS;
const RETRY_FIRST_MS = SECOND_MS;
const RETRY_MAX_MS = 30 * SECOND_MS;

/** Told of what arrives, in this order for each connection: one page or gap, then changes. */
export interface LiveListener {
  /** The newest page; all that was known before may have a gap to it. */
  onFresh(page: MessagePage): void;
  /** Everything changed since the last known change, often nothing; none is missing. */
  onChanges(messages: readonly Message[]): void;
  onError(code: ErrorCode): void;
}

export interface LiveDeps {
  roomId: string;
  messages: MessagesPort;
  device: DevicePort;
  schedule: Schedule;
}

/**
 * Follows the present of one room: a first page once, then a listener on changes. After an
 * interruption it fills the gap with a bounded query, and starts over when that is not enough.
 */
export class TimelineLive {
  readonly #deps: LiveDeps;
  readonly #listener: LiveListener;
  /** Newest change known without a gap; null before the first page. */
  #syncedTo: number | null;
  #stopWatch: (() => void) | null = null;
  #watched = new Set<string>();
  #isSyncing = false;
  #isClosed = false;
  #failures = 0;
  #cancelRetry = () => {};
  #cancelOffline = () => {};
  #stopConnection = () => {};

  constructor(deps: LiveDeps, listener: LiveListener, syncedTo: number | null) {
    this.#deps = deps;
    this.#listener = listener;
    this.#syncedTo = syncedTo;
  }

  open() {
    this.#stopConnection = this.#deps.device.watchConnection((state) => {
      this.#cancelOffline();
      if (state === 'online') void this.#sync();
      if (state !== 'offline') return;
      this.#cancelOffline = this.#deps.schedule(() => {
        this.#unwatch();
      }, LISTEN_OFFLINE_MS);
    });
    void this.#sync();
  }

  /** Reads the newest page anew: what is known has holes. */
  restart() {
    this.#unwatch();
    this.#syncedTo = null;
    void this.#sync();
  }

  /** Ends it; gives where a later one can take up. */
  close(): number | null {
    this.#isClosed = true;
    this.#cancelRetry();
    this.#cancelOffline();
    this.#stopConnection();
    this.#unwatch();
    return this.#syncedTo;
  }

  async #sync() {
    if (this.#isClosed || this.#isSyncing || this.#stopWatch) return;
    this.#isSyncing = true;
    this.#cancelRetry();
    try {
      await this.#catchUp();
      this.#failures = 0;
    } catch (error) {
      this.#fail(errorCode(error));
    } finally {
      this.#isSyncing = false;
    }
  }

  async #catchUp() {
    const { messages, roomId } = this.#deps;
    if (this.#syncedTo !== null) {
      const gap = await messages.changedSince(roomId, this.#syncedTo - OVERLAP_MS, GAP_MAX);
      if (this.#isClosed) return;
      if (!gap.hasMore) {
        this.#bring(gap.messages);
        this.#watch();
        return;
      }
    }
    const page = await messages.newest(roomId, TIMELINE_FIRST_PAGE);
    if (this.#isClosed) return;
    this.#syncedTo = lastChange(page.messages);
    this.#listener.onFresh(page);
    this.#watch();
  }

  #bring(messages: readonly Message[]) {
    this.#syncedTo = Math.max(this.#syncedTo ?? 0, lastChange(messages));
    this.#listener.onChanges(messages);
  }

  /** Starts a listener at the newest known change; an earlier one goes when this one stands. */
  #watch() {
    const { messages, roomId } = this.#deps;
    let stopBefore = this.#stopWatch;
    const watched = new Set<string>();
    this.#watched = watched;
    const isNewest = () => this.#watched === watched;
    const stop = messages.watchChanges(roomId, Math.max(0, (this.#syncedTo ?? 0) - OVERLAP_MS), {
      next: (changes) => {
        if (this.#isClosed) return;
        stopBefore?.();
        stopBefore = null;
        for (const { id } of changes) watched.add(id);
        this.#bring(changes);
        if (watched.size > LISTENER_MAX && isNewest()) this.#watch();
      },
      error: (error) => {
        if (this.#isClosed || !isNewest()) return;
        stopBefore?.();
        this.#stopWatch = null;
        this.#fail(error.code);
      },
    });
    this.#stopWatch = () => {
      stopBefore?.();
      stop();
    };
  }

  #unwatch() {
    this.#watched = new Set();
    this.#stopWatch?.();
    this.#stopWatch = null;
  }

  #fail(code: ErrorCode) {
    if (this.#isClosed) return;
    this.#listener.onError(code);
    if (code === 'denied') return;
    const delayMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#cancelRetry = this.#deps.schedule(() => {
      void this.#sync();
    }, delayMs);
  }
}
