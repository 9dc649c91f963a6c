import { hiddenFilesPath } from '@hearth/domain/paths';
import type { FileStore } from '../ports/files';
import type { GoingMessage } from '../ports/messageRemovals';
import { removeFilesOf } from './removeFilesOf';

/**
 * Removes a message's files, then the message by `act`: should the second fail, the message is still
 * there to be found, and with it what is left to do. Asks Storage only where there is something.
 */
export async function removeWithFiles(
  message: GoingMessage,
  files: FileStore,
  act: () => Promise<void>,
): Promise<void> {
  const { roomId, messageId, hasFiles, isHidden } = message;
  if (hasFiles) await removeFilesOf(roomId, messageId, files);
  if (isHidden) await files.removeFolder(hiddenFilesPath(roomId, messageId));
  await act();
}
