import type { LinkPreview } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import type { Millis } from '@hearth/domain/time';

/** What functions need to know of a message. */
export interface MessageState extends Pick<
  Message,
  'senderId' | 'kind' | 'text' | 'mentions' | 'attachments' | 'kinds' | 'preview' | 'replyTo'
> {
  createdAt: Millis;
  /** In rooms whose messages disappear: when. */
  expiresAt: Millis | null;
  editCount: number;
  /** A uid, or `automod`. */
  deletedBy: string | null;
  isDeleted: boolean;
  /** Moderation has put its content away. */
  isHidden: boolean;
}

export interface MessageStore {
  /** Null when there is no such message. */
  message(roomId: string, messageId: string): Promise<MessageState | null>;
  /**
   * Replaces a message's preview and marks it as updated, unless `decide` says `keep` of the message
   * as it stands. Decides and writes in one transaction; gives what stands afterwards, null when
   * the message is gone.
   */
  changePreview(
    roomId: string,
    messageId: string,
    decide: (message: MessageState) => LinkPreview | null | 'keep',
  ): Promise<MessageState | null>;
}
