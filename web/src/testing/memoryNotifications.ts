/** Notification settings and inboxes in memory. */
import { HearthError } from '@hearth/domain/errors';
import type { InboxEntry } from '@hearth/domain/inbox';
import { INBOX_MAX, INBOX_TTL_MS } from '@hearth/domain/limits';
import {
  DEFAULT_NOTIFICATIONS,
  type NotificationSettings,
} from '@hearth/domain/notificationSettings';
import type { Millis } from '@hearth/domain/time';
import type { NotificationsPort, PushTestOutcome } from '../ports/notifications';
import type { Listener, Unsubscribe } from '../ports/unsubscribe';
import { NOON } from './builders';

export interface MemoryNotifications {
  port(): NotificationsPort;
  settings(uid: string): NotificationSettings;
  /** Writes settings as another device would. */
  setSettings(uid: string, change: Partial<NotificationSettings>): void;
  inbox(uid: string): readonly InboxEntry[];
  /** Puts entries in as functions do. */
  enter(uid: string, ...entries: readonly InboxEntry[]): void;
  setTestOutcome(outcome: PushTestOutcome): void;
  /** Open listeners, such as `inbox ada`. */
  watches(): string[];
  /** While false every call rejects with `offline` and listeners hear nothing. */
  setReachable(isReachable: boolean): void;
  /** Ends every open listener with an error. */
  breakListeners(): void;
}

/** An entry as tests want it: a mention in the room `room`. */
export function buildEntry(entry: Partial<InboxEntry> & { messageId: string }): InboxEntry {
  const at = entry.at ?? NOON;
  return {
    ...{ id: entry.messageId, type: 'mention', roomId: 'room', senderId: 'grace', at },
    expiresAt: at + INBOX_TTL_MS,
    ...entry,
  };
}

interface Watch {
  name: string;
  tell: () => void;
  fail: () => void;
}

export function createMemoryNotifications(): MemoryNotifications {
  return new MemoryNotificationsServer();
}

class MemoryNotificationsServer implements MemoryNotifications {
  readonly #settings = new Map<string, NotificationSettings>();
  readonly #inboxes = new Map<string, readonly InboxEntry[]>();
  readonly #watches = new Set<Watch>();
  #isReachable = true;
  #outcome: PushTestOutcome = 'sent';

  settings(uid: string): NotificationSettings {
    return this.#settings.get(uid) ?? DEFAULT_NOTIFICATIONS;
  }

  setSettings(uid: string, change: Partial<NotificationSettings>): void {
    this.#settings.set(uid, { ...this.settings(uid), ...change });
    this.#tell(`settings ${uid}`);
  }

  inbox(uid: string): readonly InboxEntry[] {
    return this.#inboxes.get(uid) ?? [];
  }

  enter(uid: string, ...entries: readonly InboxEntry[]): void {
    const all = [...this.inbox(uid), ...entries].sort((a, b) => b.at - a.at);
    this.#inboxes.set(uid, all);
    this.#tell(`inbox ${uid}`);
  }

  setTestOutcome(outcome: PushTestOutcome): void {
    this.#outcome = outcome;
  }

  watches(): string[] {
    return [...this.#watches].map(({ name }) => name);
  }

  setReachable(isReachable: boolean): void {
    this.#isReachable = isReachable;
    if (isReachable) for (const watch of this.#watches) watch.tell();
  }

  breakListeners(): void {
    const broken = [...this.#watches];
    this.#watches.clear();
    for (const watch of broken) watch.fail();
  }

  port(): NotificationsPort {
    return {
      watchSettings: (uid, listener) =>
        this.#watch(`settings ${uid}`, () => this.settings(uid), listener),
      saveSettings: (uid, change) => this.#act(() => this.setSettings(uid, change)),
      watchInbox: (uid, since, listener) =>
        this.#watch(`inbox ${uid}`, () => this.#after(uid, since), listener),
      removeFromInbox: (uid, entryId) =>
        this.#act(() => {
          const left = this.inbox(uid).filter(({ id }) => id !== entryId);
          this.#inboxes.set(uid, left);
          this.#tell(`inbox ${uid}`);
        }),
      test: () => this.#act(() => this.#outcome),
    };
  }

  #after(uid: string, since: Millis): readonly InboxEntry[] {
    return this.inbox(uid)
      .filter(({ at }) => at > since)
      .slice(0, INBOX_MAX);
  }

  async #act<T>(act: () => T): Promise<T> {
    await Promise.resolve();
    if (!this.#isReachable) throw new HearthError('offline');
    return act();
  }

  #watch<T>(name: string, value: () => T, listener: Listener<T>): Unsubscribe {
    const watch: Watch = {
      name,
      tell: () => {
        if (this.#isReachable && this.#watches.has(watch)) listener.next(value());
      },
      fail: () => {
        listener.error(new HearthError('denied'));
      },
    };
    this.#watches.add(watch);
    queueMicrotask(watch.tell);
    return () => this.#watches.delete(watch);
  }

  #tell(name: string): void {
    for (const watch of this.#watches) if (watch.name === name) queueMicrotask(watch.tell);
  }
}
