import { messageSchema } from '@hearth/domain/message';
import * as v from 'valibot';
import type { MessageState } from '../ports/messages';
import { withMillis } from './withMillis';

const storedSchema = v.object({
  ...v.pick(messageSchema, [
    'senderId',
    'kind',
    'text',
    'attachments',
    'kinds',
    'preview',
    'hiddenAt',
  ]).entries,
  mentions: v.optional(v.array(v.string()), []),
  replyTo: v.optional(messageSchema.entries.replyTo, null),
  createdAt: v.optional(v.number(), 0),
  expiresAt: v.optional(v.nullable(v.number()), null),
  editCount: v.optional(v.number(), 0),
  deletedBy: v.optional(v.nullable(v.string()), null),
  deletedAt: v.optional(v.unknown(), null),
});

/** A message from its document's data; null when there is no document, or none of this shape. */
export function messageState(data: unknown): MessageState | null {
  const parsed = v.safeParse(storedSchema, withMillis(data));
  if (!parsed.success) return null;
  const { deletedAt, hiddenAt, ...message } = parsed.output;
  return { ...message, isDeleted: deletedAt !== null, isHidden: hiddenAt !== null };
}
