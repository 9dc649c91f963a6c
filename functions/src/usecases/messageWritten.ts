import { previewImagePath } from '@hearth/domain/paths';
import type { MessageState } from '../ports/messages';
import { firstLink } from './firstLink';
import { dropPreview, hasPreviewImage, linkPreview, type PreviewPorts } from './linkPreview';
import { removeFilesOf } from './removeFilesOf';

export interface MessageWritten {
  roomId: string;
  messageId: string;
  /** Null when the message was made. */
  before: MessageState | null;
  /** Null when the document was removed, which only a room's removal does. */
  after: MessageState | null;
}

/**
 * What follows from a change of a message: a deleted one loses its files, a changed link gets
 * another preview. Most changes are none of these and cost nothing. The event only tells what to
 * look at; what is written is decided by the message as it stands.
 */
export async function messageWritten(
  { roomId, messageId, before, after }: MessageWritten,
  ports: PreviewPorts,
): Promise<void> {
  if (after === null || after.kind !== 'text') return;
  if (after.isDeleted) {
    const hadFiles = before !== null && (before.attachments.length > 0 || hasPreviewImage(before));
    if (hadFiles && !before.isDeleted) await removeFilesOf(roomId, messageId, ports.files);
    return;
  }
  if (after.preview?.type === 'removed') {
    if (hasPreviewImage(before)) await ports.files.remove(previewImagePath(roomId, messageId));
    return;
  }
  if (before?.text === after.text) return;
  // Rules let nobody make a message with a preview: it came with an import or the demo workspace.
  if (before === null && after.preview !== null) return;
  const link = firstLink(after.text);
  if (link === null) {
    if (after.preview !== null) await dropPreview({ roomId, messageId }, ports);
    return;
  }
  if (before !== null && firstLink(before.text) === link) return;
  await linkPreview({ roomId, messageId, link }, ports);
}
