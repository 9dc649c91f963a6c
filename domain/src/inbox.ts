import * as v from 'valibot';

/**
 * `users/{uid}/inbox/{messageId}`: a message that speaks to this person, or that they wanted to be
 * reminded of. It says where, not what: the message itself is read under the room's rules.
 */
export const inboxEntrySchema = v.object({
  type: v.picklist(['mention', 'reply', 'reminder']),
  roomId: v.string(),
  messageId: v.string(),
  senderId: v.string(),
  at: v.number(),
  expiresAt: v.number(),
});
export type InboxEntryFields = v.InferOutput<typeof inboxEntrySchema>;
export type InboxEntry = InboxEntryFields & { id: string };
