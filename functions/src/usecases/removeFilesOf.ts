import { messageFilesPath, messageThumbsPath, previewImagePath } from '@hearth/domain/paths';
import type { FileStore } from '../ports/files';

/** Removes every object that belongs to a message: its files, their thumbnails, its preview's picture. */
export async function removeFilesOf(
  roomId: string,
  messageId: string,
  files: FileStore,
): Promise<void> {
  await files.removeFolder(messageFilesPath(roomId, messageId));
  await files.removeFolder(messageThumbsPath(roomId, messageId));
  await files.remove(previewImagePath(roomId, messageId));
}
