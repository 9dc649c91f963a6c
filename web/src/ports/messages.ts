import type { Message, MessageEdit } from '@hearth/domain/message';
import type { OutboxEntry } from '@hearth/domain/outbox';
import type { SendWindow } from '@hearth/domain/rateLimit';
import type { Room } from '@hearth/domain/room';
import type { Listener, Unsubscribe } from './unsubscribe';

export interface MessagePage {
  /** Oldest first. */
  messages: Message[];
  /** Whether there are more in the direction asked. */
  hasMore: boolean;
}

/** Reading and committing messages. Promises reject with HearthError. */
export interface MessagesPort {
  /** Newest page from the server; from the cache when offline. */
  newest(roomId: string, limit: number): Promise<MessagePage>;
  /** Newest page from the cache alone, at once; empty when nothing is cached. */
  cached(roomId: string, limit: number): Promise<MessagePage>;
  older(roomId: string, before: number, limit: number): Promise<MessagePage>;
  newer(roomId: string, after: number, limit: number): Promise<MessagePage>;
  /** One message; null when there is none. Rejects with `denied` outside one's rooms. */
  get(roomId: string, messageId: string): Promise<Message | null>;
  /**
   * Every message that is made or changed after `since` (an `updatedAt`), each delivered once, of
   * any age: new ones, edits, reactions and tombstones. Ends with `denied` when one is removed.
   */
  watchChanges(roomId: string, since: number, listener: Listener<Message[]>): Unsubscribe;
  edits(roomId: string, messageId: string): Promise<MessageEdit[]>;

  /** A new message id, made without the server. */
  newId(): string;
  /**
   * One atomic commit of an outbox entry, never queued by the SDK. Rejects with `offline` when the
   * outcome is unknown or the server can't be reached (try again), any other code when refused.
   * A retry of what was already committed resolves.
   */
  commit(entry: OutboxEntry, room: Room, window: SendWindow | null): Promise<void>;
  /** The server's present rate-limit window. */
  sendWindow(uid: string): Promise<SendWindow | null>;
}
