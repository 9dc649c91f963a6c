import { HearthError } from '@hearth/domain/errors';
import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import type { Room } from '@hearth/domain/room';
import type { NewFile } from '../../state/outbox';
import type { Session } from '../../state/session';

/** What goes on to another room. */
export interface Forwarded {
  message: Message;
  /** One file of it, without its words; null for all that it holds. */
  attachment: Attachment | null;
}

/**
 * Sends it as a message of one's own; names in it stay names and tell nobody anew. Its files go as copies, because
 * each room keeps its files to itself. Rejects with HearthError where one of them can't be had.
 */
export async function forwardMessage(
  session: Session,
  room: Room,
  { message, attachment }: Forwarded,
): Promise<void> {
  const chosen = attachment ? [attachment] : message.attachments;
  const files = await Promise.all(chosen.map((file) => copyOf(session, message, file)));
  const text = attachment ? '' : message.text;
  // Whom its words name was told of it already.
  const id = session.outbox.send(room, { text, mentions: [], replyTo: null, files });
  for (const file of files) session.media.seed(room.id, id, file);
}

async function copyOf(
  { media, services, connection }: Session,
  message: Message,
  attachment: Attachment,
): Promise<NewFile> {
  const { messages } = services;
  const { id, posterId } = attachment;
  const read = (fileId: string) => {
    // Storage would try for minutes.
    const isOutOfReach = connection.getState() === 'offline' && !media.hasOriginal(message, fileId);
    return isOutOfReach
      ? Promise.reject(new HearthError('offline'))
      : media.original(message, fileId);
  };
  const file = await read(id);
  const poster = posterId === '' ? null : await read(posterId);
  return {
    attachment: {
      ...attachment,
      id: messages.newId(),
      posterId: poster ? messages.newId() : '',
    },
    file,
    poster,
  };
}
