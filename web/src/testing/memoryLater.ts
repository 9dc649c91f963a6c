/** Scheduled messages and reminders in memory. */
import { HearthError } from '@hearth/domain/errors';
import { SCHEDULED_MAX } from '@hearth/domain/limits';
import type { Reminder, Scheduled, ScheduledProblem } from '@hearth/domain/scheduled';
import type { LaterPort } from '../ports/later';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';

export interface MemoryLater extends LaterPort {
  scheduled(uid: string): Scheduled[];
  reminders(uid: string): Reminder[];
  /** The function could not send it. */
  refuse(uid: string, id: string, problem: ScheduledProblem): void;
  /** While false every call rejects with `offline` and listeners hear nothing. */
  setReachable(isReachable: boolean): void;
  /** Ends every open listener with an error. */
  breakListeners(): void;
  /** Open listeners, such as `scheduled ada`. */
  watches(): string[];
  /** While set, calls wait for it. */
  pause: Promise<void> | null;
}

interface Watch {
  name: string;
  tell: () => void;
  fail: () => void;
}

export function createMemoryLater({ now = Date.now }: { now?: () => number } = {}): MemoryLater {
  return new MemoryLaterServer(now);
}

class MemoryLaterServer implements MemoryLater {
  pause: Promise<void> | null = null;
  readonly #now: () => number;
  readonly #scheduled = new Map<string, Map<string, Scheduled>>();
  readonly #reminders = new Map<string, Map<string, Reminder>>();
  readonly #watches = new Set<Watch>();
  #isReachable = true;

  constructor(now: () => number) {
    this.#now = now;
  }

  scheduled(uid: string): Scheduled[] {
    return [...this.#of(this.#scheduled, uid).values()].sort((a, b) => a.sendAt - b.sendAt);
  }

  reminders(uid: string): Reminder[] {
    return [...this.#of(this.#reminders, uid).values()].sort((a, b) => a.remindAt - b.remindAt);
  }

  refuse(uid: string, id: string, problem: ScheduledProblem): void {
    const entry = this.#of(this.#scheduled, uid).get(id);
    if (entry) this.#of(this.#scheduled, uid).set(id, { ...entry, problem });
    this.#tellAll();
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
    if (isReachable) this.#tellAll();
  }

  breakListeners(): void {
    const broken = [...this.#watches];
    this.#watches.clear();
    for (const watch of broken) watch.fail();
  }

  watches(): string[] {
    return [...this.#watches].map(({ name }) => name);
  }

  watchScheduled: LaterPort['watchScheduled'] = (uid, listener) =>
    this.#watch(`scheduled ${uid}`, () => this.scheduled(uid).slice(0, SCHEDULED_MAX), listener);

  watchReminders: LaterPort['watchReminders'] = (uid, listener) =>
    this.#watch(`reminders ${uid}`, () => this.reminders(uid).slice(0, SCHEDULED_MAX), listener);

  schedule: LaterPort['schedule'] = (uid, id, draft) =>
    this.#act(() => {
      const createdAt = this.#of(this.#scheduled, uid).get(id)?.createdAt ?? this.#now();
      const entry = { ...draft, id, mentions: [...draft.mentions], createdAt, problem: null };
      this.#of(this.#scheduled, uid).set(id, entry);
    });

  reschedule: LaterPort['reschedule'] = (uid, id, draft) =>
    this.#act(() => {
      const before = this.#of(this.#scheduled, uid).get(id);
      if (!before) throw new HearthError('notFound');
      const entry = { ...before, ...draft, mentions: [...draft.mentions], problem: null };
      this.#of(this.#scheduled, uid).set(id, entry);
    });

  unschedule: LaterPort['unschedule'] = (uid, id) =>
    this.#act(() => {
      this.#of(this.#scheduled, uid).delete(id);
    });

  remind: LaterPort['remind'] = (uid, { roomId, id }, remindAt) =>
    this.#act(() => {
      const createdAt = this.#now();
      this.#of(this.#reminders, uid).set(id, { messageId: id, roomId, remindAt, createdAt });
    });

  forgetReminder: LaterPort['forgetReminder'] = (uid, messageId) =>
    this.#act(() => {
      this.#of(this.#reminders, uid).delete(messageId);
    });

  async #act(act: () => void): Promise<void> {
    await this.pause;
    if (!this.#isReachable) throw new HearthError('offline');
    act();
    this.#tellAll();
  }

  #of<T>(all: Map<string, Map<string, T>>, uid: string): Map<string, T> {
    const mine = all.get(uid) ?? new Map<string, T>();
    all.set(uid, mine);
    return mine;
  }

  #watch<T>(name: string, value: () => T, listener: Listener<T>): Unsubscribe {
    const watch: Watch = {
      name,
      tell: () => {
        if (this.#isReachable && this.#watches.has(watch)) listener.next(value());
      },
      fail: () => {
        listener.error(new HearthError('unknown'));
      },
    };
    this.#watches.add(watch);
    queueMicrotask(watch.tell);
    return () => this.#watches.delete(watch);
  }

  #tellAll(): void {
    for (const watch of this.#watches) queueMicrotask(watch.tell);
  }
}
