import type { AuditFields } from '@hearth/domain/audit';
import type { ModerationConfig } from '@hearth/domain/moderation/moderationConfig';
import type { RecentMessage } from '@hearth/domain/moderation/repetition';
import type { ReviewContent, ReviewItemFields } from '@hearth/domain/review';
import type { Role } from '@hearth/domain/roles';
import type { Millis } from '@hearth/domain/time';

/** A message with all that moderation may have to put away and give back. */
export interface ModeratedMessage extends ReviewContent {
  senderId: string;
  kind: 'text' | 'system';
  createdAt: Millis;
  isDeleted: boolean;
  isHidden: boolean;
}

/** What stands at the moment of a decision. */
export interface Present {
  /** Null when there is none, as for an item about a person. */
  message: ModeratedMessage | null;
  item: ReviewItemFields | null;
  /** Empty for a direct room; null where there is no such room. */
  roomName: string | null;
}

/** What a decision changes, all at once. */
export interface Change {
  /** `hide` empties the message and marks it, `restore` puts the item's content back. */
  message?:
    { type: 'hide' } | { type: 'remove'; by: string } | { type: 'restore'; content: ReviewContent };
  item?: ReviewItemFields;
  /** Never shortens a mute. */
  mute?: { uid: string; until: Millis };
  /** The same id twice is one entry. */
  audit?: { id: string; entry: AuditFields };
}

export interface ModerationStore {
  /** How a room moderates; null where nobody has set it up. */
  config(roomId: string): Promise<ModerationConfig | null>;
  /** Null for who is no member now. */
  role(roomId: string, uid: string): Promise<Role | null>;
  /** Messages of a person in their present minute, counted by the rate limit; 0 when it is over. */
  sentLately(uid: string, now: Millis): Promise<number>;
  /** What a person wrote before a time, over all rooms, newest first. */
  recent(uid: string, before: Millis, limit: number): Promise<RecentMessage[]>;
  /** One document and nothing else; null where there is no such item. */
  item(roomId: string, itemId: string): Promise<ReviewItemFields | null>;
  /** Decides and writes in one transaction; `decide` may run more than once. */
  change(
    at: { roomId: string; itemId: string; messageId: string | null },
    decide: (present: Present) => Change | null,
  ): Promise<Present>;
  /** Reasons of up to `limit` reports about an item. */
  reports(roomId: string, itemId: string, limit: number): Promise<readonly { reason: string }[]>;
}
