import * as v from 'valibot';
import { attachmentSchema } from './media';
import { replyRefSchema } from './message';
import { VERDICTS, MODERATION_RULES } from './moderation/moderationConfig';
import { REPORT_REASONS } from './report';

/** What a moderator may do with an item of the queue. */
export const REVIEW_ACTS = ['dismiss', 'delete', 'mute', 'kick', 'ban'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

/** Lengths of a mute that the queue offers, in minutes. */
export const MUTE_MINUTES = [10, 60, 24 * 60, 7 * 24 * 60] as const;

/** The id of the item about a person; an item about a message has the message's id. */
export const personItemId = (uid: string) => `person_${uid}`;

/** The message that an item is about; null for one about a person. */
export function messageIdOf(itemId: string): string | null {
  return itemId.startsWith(personItemId('')) ? null : itemId;
}

/** What a message held when it was hidden, removed or reported. */
export const reviewContentSchema = v.object({
  text: v.string(),
  mentions: v.array(v.string()),
  kinds: v.array(v.string()),
  attachments: v.fallback(v.array(attachmentSchema), []),
  replyTo: v.fallback(v.nullable(replyRefSchema), null),
});
export type ReviewContent = v.InferOutput<typeof reviewContentSchema>;

/**
 * `rooms/{roomId}/review/{itemId}`: something that somebody should look at. Written by functions;
 * read by the room's owner and admins and by the workspace's moderators. Items about a person
 * without a room are below the room id `workspace`.
 */
export const reviewItemSchema = v.object({
  roomId: v.string(),
  /**
   * The room's name when the item was last written, for moderators who are not in it; empty for a
   * direct room. Null where there is no room, and in items of before it was kept.
   */
  roomName: v.optional(v.nullable(v.string()), null),
  messageId: v.nullable(v.string()),
  /** Whom it is about. */
  subjectId: v.string(),
  state: v.picklist(['open', 'done']),
  /** What automatic moderation did; null where only people reported. */
  verdict: v.nullable(v.picklist(VERDICTS)),
  reasons: v.array(
    v.object({
      rule: v.picklist([...MODERATION_RULES, 'classifier']),
      match: v.nullable(v.string()),
    }),
  ),
  reportCount: v.number(),
  reportReasons: v.array(v.picklist(REPORT_REASONS)),
  content: v.nullable(reviewContentSchema),
  /** Whether the message is out of reach until somebody decides. */
  isHidden: v.boolean(),
  createdAt: v.number(),
  updatedAt: v.number(),
  resolution: v.nullable(v.picklist(REVIEW_ACTS)),
  resolvedBy: v.nullable(v.string()),
  resolvedAt: v.nullable(v.number()),
  /** TTL of what is done; null while it is open. */
  expiresAt: v.nullable(v.number()),
});
export type ReviewItemFields = v.InferOutput<typeof reviewItemSchema>;
export type ReviewItem = ReviewItemFields & { id: string };
