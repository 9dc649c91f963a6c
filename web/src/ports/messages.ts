import type { ContentKind } from '@hearth/domain/media';
import type { Message, MessageEdit } from '@hearth/domain/message';
import type { OutboxChange, OutboxSend } from '@hearth/domain/outbox';
import type { SendWindow } from '@hearth/domain/rateLimit';
import type { Millis } from '@hearth/domain/time';
import type { Listener, Unsubscribe } from './unsubscribe';

export interface MessagePage {
  /** Oldest first. */
  messages: Message[];
  /** Whether there are more in the direction asked. */
  hasMore: boolean;
  /** False for what the cache had while the server was out of reach: there may be holes. */
  isFromServer: boolean;
}

/** How a commit writes the rate-limit window: a fresh one, or one more in the running one. */
export type WindowStep = 'fresh' | 'count';

/** Reading and committing messages. Promises reject with HearthError. */
export interface MessagesPort {
  /** Newest page from the server; rejects with `offline` without it. */
  newest(roomId: string, limit: number): Promise<MessagePage>;
  /** Newest page from the cache alone, at once; empty when nothing is cached. */
  cached(roomId: string, limit: number): Promise<MessagePage>;
  /**
   * The page that ends at `before` (a `createdAt`), from the server; from the cache when offline.
   * Messages of that very millisecond come again: servers count in microseconds.
   */
  older(roomId: string, before: number, limit: number): Promise<MessagePage>;
  /** The page that starts at `after` (a `createdAt`); as {@link older}. */
  newer(roomId: string, after: number, limit: number): Promise<MessagePage>;
  /** Messages made or changed after `since` (an `updatedAt`), earliest change first; server only. */
  changedSince(roomId: string, since: number, limit: number): Promise<MessagePage>;
  /** One message from the server; null when there is none. Rejects with `denied` outside one's rooms. */
  get(roomId: string, messageId: string): Promise<Message | null>;
  /**
   * Every message that is made or changed after `since` (an `updatedAt`), of any age: new ones,
   * edits, reactions and tombstones, each version once. The first call may bring none: it tells that
   * the listener stands. Ends with `denied` when one is removed.
   */
  watchChanges(roomId: string, since: number, listener: Listener<Message[]>): Unsubscribe;
  /**
   * Newest page of the messages that hold any of these, made before `before` (a `createdAt`) unless
   * that is null.
   */
  ofKinds(
    roomId: string,
    kinds: readonly ContentKind[],
    before: number | null,
    limit: number,
  ): Promise<MessagePage>;
  /** Earlier versions, oldest first. */
  edits(roomId: string, messageId: string): Promise<MessageEdit[]>;

  /** A new id for a message or an outbox entry, made without the server. */
  newId(): string;
  /** Puts the code and the credentials of commits at hand: when one begins to type, and with each key. */
  prepareCommits(): void;
  /** How long new messages of a room stay in ms, from the server; null for ever. */
  disappearAfter(roomId: string): Promise<number | null>;
  /**
   * One atomic commit, never queued by the SDK. Rejects with `offline` when the outcome is unknown or
   * the server can't be reached (try again with the same id), `denied` when rules refuse it: also
   * when a message with this id exists already, see {@link get},
   * and when `expiresAt` is not what its room asks for. A null one stays.
   */
  commitSend(entry: OutboxSend, step: WindowStep, expiresAt: Millis | null): Promise<void>;
  /**
   * As {@link commitSend}, for edits, deletions and reactions. What is done already resolves. Resolves
   * to whether the window has counted it: an edit that was made, by the step.
   */
  commitChange(entry: OutboxChange, step: WindowStep): Promise<boolean>;
  /** Takes the preview of a link off a message of one's own, for good. */
  removePreview(roomId: string, messageId: string): Promise<void>;
  /** The server's present rate-limit window. */
  sendWindow(uid: string): Promise<SendWindow | null>;
}
