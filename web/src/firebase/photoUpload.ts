import { HearthError, errorCode } from '@hearth/domain/errors';
import { PHOTO_CONTENT_TYPES, PHOTO_MAX_BYTES } from '@hearth/domain/limits';
import { SECOND_MS } from '@hearth/domain/time';
import type { FilesPort } from '../ports/files';

/** A photo is small, and somebody waits in front of it: an upload that takes longer is given up. */
const PATIENCE_MS = 30 * SECOND_MS;

/** Puts a square photo of a person or a group into Storage. Rejects with `fileType`, `fileTooLarge`, `offline`. */
export async function uploadPhoto(
  files: FilesPort,
  path: string,
  photo: Blob,
  onProgress: (fraction: number) => void,
): Promise<void> {
  if (!PHOTO_CONTENT_TYPES.some((type) => type === photo.type)) throw new HearthError('fileType');
  if (photo.size > PHOTO_MAX_BYTES) throw new HearthError('fileTooLarge');
  const upload = files.upload({
    path,
    file: photo,
    contentType: photo.type,
    onProgress: (sentBytes) => onProgress(sentBytes / photo.size),
  });
  const timer = setTimeout(() => upload.cancel(), PATIENCE_MS);
  try {
    await upload.done;
  } catch (error) {
    throw errorCode(error) === 'cancelled' ? new HearthError('offline', { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}
