import { messageIdOf } from '@hearth/domain/review';
import { can } from '@hearth/domain/roles';
import { canInWorkspace } from '@hearth/domain/workspace';
import type { ModerationStore } from '../ports/moderation';
import type { ContextMessage, RecordEntry, ReviewReader } from '../ports/reviewReader';
import { Refusal } from './refusal';
import type { Moderator } from './review';

const CONTEXT_EACH = 5;
const RECORD_MAX = 20;

/**
 * What stands around the message of an item, and what is on record about its author. Admins of a room
 * learn of that room alone. Throws a {@link Refusal}: `denied`, `notFound`.
 */
export async function reviewContext(
  { uid, workspaceRole }: Moderator,
  { roomId, itemId }: { roomId: string; itemId: string },
  { moderation, reader }: { moderation: ModerationStore; reader: ReviewReader },
): Promise<{
  messages: (ContextMessage & { isSubject: boolean })[];
  record: RecordEntry[];
}> {
  const isWide = canInWorkspace(workspaceRole, 'review');
  if (!isWide && !can(await moderation.role(roomId, uid), 'moderate')) throw new Refusal('denied');
  const messageId = messageIdOf(itemId);
  const { item, message } = await moderation.change({ roomId, itemId, messageId }, () => null);
  if (!item) throw new Refusal('notFound');
  const around = message
    ? await reader.messagesAround(roomId, message.createdAt, CONTEXT_EACH)
    : [];
  const record = await reader.record(item.subjectId, isWide ? null : roomId, RECORD_MAX);
  return {
    messages: around.map((each) => {
      const isSubject = each.id === itemId;
      return {
        ...each,
        isSubject,
        text: isSubject ? (item.content?.text ?? each.text) : each.text,
      };
    }),
    record: record.filter((each) => each.itemId !== itemId || each.roomId !== roomId),
  };
}
