import { messageSchema } from '@hearth/domain/message';
import * as v from 'valibot';
import type { MessageState } from '../ports/messages';

const storedSchema = v.object({
  ...v.pick(messageSchema, ['senderId', 'kind', 'text', 'attachments', 'preview']).entries,
  deletedAt: v.optional(v.unknown(), null),
});

/** A message from its document's data; null when there is no document, or none of this shape. */
export function messageState(data: unknown): MessageState | null {
  const parsed = v.safeParse(storedSchema, data);
  if (!parsed.success) return null;
  const { deletedAt, ...message } = parsed.output;
  return { ...message, isDeleted: deletedAt !== null };
}
