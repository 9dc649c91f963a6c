import type { Millis } from '@hearth/domain/time';

/** A message that is to go, with what lies beside its document. */
export interface GoingMessage {
  roomId: string;
  messageId: string;
  /** Whether it shows files or a preview's picture. */
  hasFiles: boolean;
  hasEdits: boolean;
  /** Moderation has put its content, files included, out of reach. */
  isHidden: boolean;
}

export interface MessageRemovals {
  /** Up to `limit` messages whose time is over, the oldest first. */
  expired(now: Millis, limit: number): Promise<GoingMessage[]>;
  /** Up to `limit` text messages of a person, over all rooms, that are not deleted yet. */
  writtenBy(uid: string, limit: number): Promise<GoingMessage[]>;
  /**
   * Removes a message whose time is over, and its earlier versions. Where the room's summary repeats
   * it, that becomes one of a deleted message. One that is gone is no error.
   */
  remove(message: GoingMessage, now: Millis): Promise<void>;
  /**
   * Removes what is left of a message whose document is gone: its earlier versions, and its words in
   * the room's summary where that still repeats it.
   */
  forget(message: GoingMessage): Promise<void>;
  /** Removes the earlier versions of a message and leaves the message alone. */
  removeEdits(message: Pick<GoingMessage, 'roomId' | 'messageId'>): Promise<void>;
  /**
   * Makes a tombstone of a message as its sender's deletion does, and removes its earlier versions.
   * One that is deleted or gone stays as it is.
   */
  bury(message: GoingMessage, by: string): Promise<void>;
}
