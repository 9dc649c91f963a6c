/**
 * A world whose every step a test decides: what the network, the disk and the other tabs do next,
 * and when time passes. Nothing happens between steps.
 */
import type { MessagesPort } from '../ports/messages';
import { createOutboxStore, type OutboxStore } from '../state/outbox';
import type { Schedule } from '../state/outboxDrain';
import type { WarmTimeline } from '../state/timelineState';
import { TimelineStore } from '../state/timelineStore';
import { createMemoryBrowser } from './memoryDevice';
import { createMemoryMessages, type MemoryMessages } from './memoryMessages';
import { createMemoryFiles } from './memoryFiles';
import { createMemoryOutboxDisk } from './memoryOutboxStorage';

interface Timer {
  at: number;
  run: () => void;
}

export interface SimulatedTab {
  outbox: OutboxStore;
  timeline: TimelineStore;
  isAlive: boolean;
  makeTimeline(warm: WarmTimeline | null): TimelineStore;
}

const START = Date.UTC(2026, 0, 1);
const STEPS_MAX = 20_000;

export class Simulation {
  readonly server: MemoryMessages;
  readonly disk;
  readonly browser;
  readonly me: string;
  readonly roomId: string;
  tabs: SimulatedTab[] = [];
  now = START;
  /** How far the device's clock is ahead of the server's. */
  skewMs = 0;
  /** How long messages stay on the server. */
  disappearAfterMs: number | null = null;
  /** What the tabs know of that; undefined while they know nothing. */
  knownDisappearAfterMs: number | null | undefined = null;
  #waiting: (() => void)[] = [];
  #timers: Timer[] = [];
  #kills = new Map<SimulatedTab, () => void>();

  constructor(me: string, roomId: string) {
    this.me = me;
    this.roomId = roomId;
    const pause = () =>
      new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    const now = () => this.now;
    this.server = createMemoryMessages({
      now,
      pause,
      disappearAfter: () => this.disappearAfterMs,
    });
    this.disk = createMemoryOutboxDisk(pause);
    this.browser = createMemoryBrowser(() => this.now + this.skewMs);
  }

  readonly schedule: Schedule = (run, delayMs) => {
    const timer = { at: this.now + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Opens the app in a further tab, with the room on screen. */
  openTab(): SimulatedTab {
    const device = this.browser.tab();
    const storage = this.disk.tab();
    const gone = new AbortController();
    const messages = mortal(this.server.port(this.me), gone.signal);
    const { me, roomId } = this;
    const schedule: Schedule = (run, delayMs) =>
      this.schedule(() => {
        if (!gone.signal.aborted) run();
      }, delayMs);
    const files = createMemoryFiles();
    const disappearAfterMs = () => this.knownDisappearAfterMs;
    const tools = { schedule, random: () => 0.5 };
    const deps = { me, messages, storage, files, device, disappearAfterMs, ...tools };
    const outbox = createOutboxStore(deps);
    const makeTimeline = (warm: WarmTimeline | null) =>
      new TimelineStore({ roomId, me, messages, outbox, device, schedule }, warm);
    const tab: SimulatedTab = { outbox, timeline: makeTimeline(null), isAlive: true, makeTimeline };
    tab.timeline.open();
    this.tabs.push(tab);
    this.#kills.set(tab, () => {
      gone.abort();
      storage.close();
      device.close();
    });
    return tab;
  }

  /** Leaves the room in this tab and comes back to it. */
  reopen(tab: SimulatedTab, warm: WarmTimeline | null = null) {
    tab.timeline.close();
    tab.timeline = tab.makeTimeline(warm);
    tab.timeline.open();
  }

  /** The tab is gone between two instructions: nothing is said, nothing is stopped. */
  kill(tab: SimulatedTab) {
    tab.isAlive = false;
    this.tabs = this.tabs.filter((other) => other !== tab);
    this.#kills.get(tab)?.();
  }

  /** Lets one thing that is under way happen; false when there is none. */
  async step(pick: number): Promise<boolean> {
    const [next] = this.#waiting.splice(pick % Math.max(1, this.#waiting.length), 1);
    next?.();
    await settled();
    return next !== undefined;
  }

  /** Lets time pass until the next timer that is due within `maxMs`. */
  async pass(maxMs: number): Promise<boolean> {
    const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
    if (!next || next.at > this.now + maxMs) return false;
    this.#timers = this.#timers.filter((other) => other !== next);
    this.now = Math.max(this.now, next.at);
    next.run();
    await settled();
    return true;
  }

  /** Until nothing is under way and no timer is due within `forMs` from now. */
  async finish(forMs = Infinity): Promise<void> {
    const end = this.now + forMs;
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      if ((await this.step(0)) || (await this.pass(end - this.now))) continue;
      return;
    }
    throw new Error('the simulation does not come to rest');
  }
}

/** All promises that can go on without a further step do. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The port of a tab: once it is gone it asks for nothing more and hears nothing. */
function mortal(port: MessagesPort, gone: AbortSignal): MessagesPort {
  const never = new Promise<never>(() => {});
  // A function, because the answer changes while a call is waited for.
  const isGone = () => gone.aborted;
  const unless = <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) => {
    return async (...args: Args): Promise<T> => {
      if (isGone()) return never;
      try {
        const result = await call(...args);
        return isGone() ? await never : result;
      } catch (error) {
        if (isGone()) return never;
        throw error;
      }
    };
  };
  return {
    newest: unless(port.newest),
    cached: unless(port.cached),
    older: unless(port.older),
    newer: unless(port.newer),
    changedSince: unless(port.changedSince),
    get: unless(port.get),
    edits: unless(port.edits),
    disappearAfter: unless(port.disappearAfter),
    commitSend: unless(port.commitSend),
    commitChange: unless(port.commitChange),
    sendWindow: unless(port.sendWindow),
    newId: () => port.newId(),
    prepareCommits: () => undefined,
    ofKinds: unless(port.ofKinds),
    removePreview: unless(port.removePreview),
    watchChanges: (roomId, since, listener) =>
      port.watchChanges(roomId, since, {
        next: (messages) => {
          if (!gone.aborted) listener.next(messages);
        },
        error: (error) => {
          if (!gone.aborted) listener.error(error);
        },
      }),
  };
}
