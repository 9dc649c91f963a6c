import { expiryOf } from '@hearth/domain/disappearing';
import { HearthError, type ErrorCode } from '@hearth/domain/errors';
import type { Message } from '@hearth/domain/message';
import {
  isCounted,
  nextEntries,
  type OutboxEntry,
  type OutboxSend,
  type OutboxStatus,
} from '@hearth/domain/outbox';
import type { DevicePort } from '../ports/device';
import type { MessagesPort, WindowStep } from '../ports/messages';
import { judge, noTries, type Tries, type Verdict } from './outboxDenial';
import { SendGate } from './sendGate';

/** Commits under way at once, over all rooms. */
const PARALLEL_MAX = 4;
const BACKOFF_FIRST_MS = 400;
const BACKOFF_MAX_MS = 30_000;
/** After the connection is back, all devices of a room don't come at the same instant. */
const ONLINE_JITTER_MS = 300;

/** Runs something later; the returned function calls it off. */
export type Schedule = (run: () => void, delayMs: number) => () => void;

export const scheduleTimeout: Schedule = (run, delayMs) => {
  const timer = setTimeout(run, delayMs);
  return () => {
    clearTimeout(timer);
  };
};

/** What the drain needs of the store around it. */
export interface DrainHost {
  messages: MessagesPort;
  device: DevicePort;
  /** As `OutboxDeps` has it. */
  disappearAfterMs: (roomId: string) => number | null | undefined;
  schedule: Schedule;
  random: () => number;
  entries(): readonly OutboxEntry[];
  /** Replaces an entry; nothing happens when it is gone. */
  replace(entry: OutboxEntry): void;
  /** `message`, where the server was asked: what it has. */
  sent(entry: OutboxEntry, message?: Message): void;
  refused(entry: OutboxEntry, code: ErrorCode): void;
}

interface Flight {
  step: WindowStep;
  startedAt: number;
}

/**
 * Commits entries in order: of each room one send at a time, of each message one change at a time.
 * Runs in one tab only. Without a connection it waits, with growing and jittered pauses.
 */
export class OutboxDrain {
  readonly #host: DrainHost;
  readonly #gate = new SendGate();
  readonly #flights = new Map<string, Flight>();
  readonly #tries = new Map<string, Tries>();
  /** A step that a look at the server's window advised for the next try of an entry. */
  readonly #advised = new Map<string, WindowStep>();
  readonly #stopWatching: () => void;
  #failures = 0;
  #isPaused = false;
  #isStopped = false;
  #cancelPause = () => {};
  #cancelWake = () => {};

  constructor(host: DrainHost) {
    this.#host = host;
    let wasOnline = true;
    this.#stopWatching = host.device.watchConnection((state) => {
      if (state === 'online' && !wasOnline && this.#isPaused) {
        this.#pause(host.random() * ONLINE_JITTER_MS);
      }
      wasOnline = state === 'online';
    });
  }

  /** Whether an entry is on the wire right now. */
  isUnderWay(id: string): boolean {
    return this.#flights.has(id);
  }

  /** Forgets pauses: the person asked to try again. */
  retryNow() {
    if (this.#isPaused) this.#pause(0);
    else this.pump();
  }

  stop() {
    this.#isStopped = true;
    this.#stopWatching();
    this.#cancelPause();
    this.#cancelWake();
  }

  /** Takes on whatever may go now. */
  pump() {
    if (this.#isStopped || this.#isPaused) return;
    const now = this.#host.device.now();
    for (const entry of nextEntries(this.#host.entries(), now)) {
      if (this.#flights.size >= PARALLEL_MAX) break;
      if (!this.#flights.has(entry.id)) this.#consider(entry, now);
    }
    this.#wakeForWaiting();
  }

  #consider(entry: OutboxEntry, now: number) {
    if (!isCounted(entry)) {
      void this.#attempt(entry, 'count');
      return;
    }
    const decision = this.#gate.decide(now);
    const advised = this.#advised.get(entry.id);
    if (decision.type === 'hold') return;
    if (advised) void this.#attempt(entry, advised);
    else if (decision.type === 'go') void this.#attempt(entry, decision.step);
    else this.#setStatus(entry, { type: 'waiting', untilMs: decision.untilMs });
  }

  async #attempt(entry: OutboxEntry, step: WindowStep) {
    const { device } = this.#host;
    const isLimited = isCounted(entry);
    const flight: Flight = { step, startedAt: device.now() };
    this.#flights.set(entry.id, flight);
    this.#advised.delete(entry.id);
    this.#setStatus(entry, { type: 'sending' });
    if (isLimited) this.#gate.started(step);
    let verdict: Verdict;
    try {
      const isInWindow = await this.#commit(entry, step);
      if (isInWindow) this.#gate.acked(step, flight.startedAt, device.now());
      else if (isLimited) this.#gate.failed(step);
      verdict = { type: 'sent' };
    } catch (error) {
      if (isLimited) this.#gate.failed(step);
      verdict = await this.#judged(error, entry, step);
    }
    this.#flights.delete(entry.id);
    if (this.#isStopped) return;
    this.#settle(entry, verdict);
    this.pump();
  }

  /** Resolves to whether the server's window has counted it. */
  async #commit(entry: OutboxEntry, step: WindowStep): Promise<boolean> {
    if (entry.type !== 'send') return this.#host.messages.commitChange(entry, step);
    await this.#commitSend(entry, step);
    return true;
  }

  /**
   * A message goes by what its room says when it is sent, not when it was written; a look at the
   * server says more than what is known here.
   */
  async #commitSend(entry: OutboxSend, step: WindowStep): Promise<void> {
    const { messages, device, disappearAfterMs } = this.#host;
    const tries = this.#triesOf(entry.id);
    let { seenAfterMs: afterMs = disappearAfterMs(entry.roomId) } = tries;
    // Where it is known, as it nearly always is, the commit leaves at once.
    if (afterMs === undefined) afterMs = await messages.disappearAfter(entry.roomId);
    tries.expiresAt = expiryOf(afterMs, device.now());
    await messages.commitSend(entry, step, tries.expiresAt);
  }

  #triesOf(id: string): Tries {
    const tries = this.#tries.get(id) ?? noTries();
    this.#tries.set(id, tries);
    return tries;
  }

  /** The verdict on a failed commit; `wait` until now when the server can't be asked. */
  async #judged(error: unknown, entry: OutboxEntry, step: WindowStep): Promise<Verdict> {
    const tries = this.#triesOf(entry.id);
    tries.steps.add(step);
    const { messages, device } = this.#host;
    try {
      const now = device.now();
      return await judge(error, entry, { messages, gate: this.#gate, tries, now });
    } catch (cause) {
      if (cause instanceof HearthError && cause.code !== 'offline') {
        return { type: 'refused', code: cause.code };
      }
      tries.steps.delete(step);
      this.#backOff();
      return { type: 'retry', entry };
    }
  }

  #settle(entry: OutboxEntry, verdict: Verdict) {
    if (verdict.type === 'retry') {
      if (verdict.step) this.#advised.set(entry.id, verdict.step);
      this.#setStatus(verdict.entry, { type: 'queued' });
      return;
    }
    if (verdict.type === 'wait') {
      this.#setStatus(entry, { type: 'waiting', untilMs: verdict.untilMs });
      return;
    }
    this.#tries.delete(entry.id);
    this.#failures = 0;
    if (verdict.type === 'sent') this.#host.sent(entry, verdict.message);
    else this.#host.refused(entry, verdict.code);
  }

  #setStatus(entry: OutboxEntry, status: OutboxStatus) {
    this.#host.replace({ ...entry, status });
  }

  #backOff() {
    const { random } = this.#host;
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    if (!this.#isPaused) this.#pause(ceiling * (0.5 + random() / 2));
  }

  #pause(delayMs: number) {
    if (this.#isStopped) return;
    this.#isPaused = true;
    this.#cancelPause();
    this.#cancelPause = this.#host.schedule(() => {
      this.#isPaused = false;
      this.pump();
    }, delayMs);
  }

  #wakeForWaiting() {
    const { device, schedule } = this.#host;
    const times = this.#host
      .entries()
      .map(({ status }) => (status.type === 'waiting' ? status.untilMs : Infinity));
    const next = Math.min(...times);
    this.#cancelWake();
    if (next === Infinity) return;
    const delayMs = Math.max(0, next - device.now());
    this.#cancelWake = schedule(() => {
      this.pump();
    }, delayMs);
  }
}
