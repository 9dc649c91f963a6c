import type { Message } from '@hearth/domain/message';
import {
  outboxOverlay,
  targetOf,
  type OutboxEntry,
  type ShownMessage,
} from '@hearth/domain/outbox';
import type { OutboxStore } from './outbox';
import { isDone } from './outboxDenial';

/** What the outbox says about one room, laid over what the server says. */
export class TimelineEchoes {
  readonly #outbox: OutboxStore;
  readonly #roomId: string;
  readonly #overlay = outboxOverlay();
  #newestSend: number;

  constructor(outbox: OutboxStore, roomId: string) {
    this.#outbox = outbox;
    this.#roomId = roomId;
    this.#newestSend = this.#lastSend();
  }

  /** Calls back when something in this room changes; the room counts as watched until the end. */
  follow(onChange: () => void): () => void {
    const unwatch = this.#outbox.watchRoom(this.#roomId);
    const unsubscribe = this.#outbox.subscribe((state, before) => {
      if (state.byRoom.get(this.#roomId) !== before.byRoom.get(this.#roomId)) onChange();
    });
    return () => {
      unsubscribe();
      unwatch();
    };
  }

  /** Whether something was sent since the last call. */
  hasNewSend(): boolean {
    const last = this.#lastSend();
    const isNew = last > this.#newestSend;
    this.#newestSend = Math.max(last, this.#newestSend);
    return isNew;
  }

  /** The rows of a window; a stretch of the past does not end in one's own unsent messages. */
  rows(
    messages: readonly Message[],
    settled: ReadonlySet<string>,
    isPast: boolean,
  ): readonly ShownMessage[] {
    const entries = this.#entries().filter(
      ({ id, type }) => !settled.has(id) && !(isPast && type === 'send'),
    );
    return this.#overlay(messages, entries);
  }

  /** Tells the outbox which of its messages the server has already. */
  confirm(present: readonly Message[]) {
    const unsent = new Set(
      this.#entries().flatMap(({ id, status }) => (status.type === 'sent' ? [] : [id])),
    );
    if (unsent.size === 0) return;
    for (const message of present) if (unsent.has(message.id)) this.#outbox.confirm(message);
  }

  /**
   * Acknowledged entries whose outcome the server's messages show by now. Changes of one message are
   * committed in order, so where a later one shows, the earlier ones are in it.
   */
  settled(messages: readonly Message[]): ReadonlySet<string> {
    const sent = this.#entries().filter(({ status }) => status.type === 'sent');
    if (sent.length === 0) return new Set();
    const known = new Map(messages.map((message) => [message.id, message]));
    const isIn = (entry: OutboxEntry) => {
      const message = known.get(targetOf(entry));
      return message && (entry.type === 'send' || isDone(message, entry));
    };
    const settled = sent.filter((entry) =>
      sent.some(
        (later) => later.order >= entry.order && targetOf(later) === targetOf(entry) && isIn(later),
      ),
    );
    return new Set(settled.map(({ id }) => id));
  }

  settle(ids: ReadonlySet<string>) {
    if (ids.size > 0) this.#outbox.settle([...ids]);
  }

  #entries(): readonly OutboxEntry[] {
    return this.#outbox.getState().byRoom.get(this.#roomId) ?? [];
  }

  #lastSend(): number {
    return this.#entries().reduce(
      (last, entry) => (entry.type === 'send' ? Math.max(last, entry.order) : last),
      0,
    );
  }
}
