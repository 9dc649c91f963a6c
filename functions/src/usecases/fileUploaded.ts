import {
  THUMB_WIDTHS,
  UNKNOWN_TYPE,
  kindOfType,
  maxBytesOf,
  storedType,
} from '@hearth/domain/media';
import { thumbPath } from '@hearth/domain/paths';
import { DAY_MS, type Millis } from '@hearth/domain/time';
import type { FileFacts, FileStore } from '../ports/files';
import type { NoticeStore } from '../ports/notices';
import { messageObject, type MessageObject } from './objectPath';
import { inspectPicture, scaledPicture, type PictureFacts } from './pictures';
import { SNIFF_BYTES, isWhatItSays } from './sniff';

/** A notice that was not seen for this long goes by itself. */
const NOTICE_LIFETIME_MS = 30 * DAY_MS;
/** A path never changes its content, and only members may read it. */
const THUMB_CACHE_CONTROL = 'private, max-age=31536000, immutable';

type UploadedFile = Extract<MessageObject, { type: 'file' }>;

export interface FileUploadedPorts {
  files: FileStore;
  notices: NoticeStore;
  now: () => Millis;
}

/**
 * Checks that a file of a message is what its type says, and makes thumbnails of a picture that
 * stands still. A file that lies is removed and its sender told. Decides by the object as it is
 * now, so deliveries may come twice and late; one that is gone is nothing to do.
 */
export async function fileUploaded(path: string, ports: FileUploadedPorts): Promise<void> {
  const file = messageObject(path);
  if (file?.type !== 'file') return;
  const facts = await ports.files.facts(path);
  if (facts === null) return;
  if (!isAllowed(facts)) return reject(file, path, ports);
  const isPicture = kindOfType(facts.contentType) === 'image';
  const bytes = await ports.files.read(path, isPicture ? undefined : SNIFF_BYTES);
  if (bytes === null) return;
  if (!isWhatItSays(facts.contentType, bytes)) return reject(file, path, ports);
  if (!isPicture) return;
  const picture = await inspectPicture(bytes);
  if (picture?.type !== facts.contentType) return reject(file, path, ports);
  await makeThumbs(file, path, { bytes, picture, files: ports.files });
}

/**
 * What the rules allow, once more: a hole in them must not become a web page on our address. Bytes
 * that the server would decode on the way are not the bytes that are checked here.
 */
function isAllowed({ contentType, contentEncoding, size }: FileFacts): boolean {
  const isKnown = contentType === UNKNOWN_TYPE || storedType(contentType) === contentType;
  const isPlain = contentEncoding === '' || contentEncoding === 'identity';
  return isKnown && isPlain && size > 0 && size <= maxBytesOf(contentType);
}

/** The notice comes first: an attempt that breaks off finds the object again, and the same notice. */
async function reject(
  { roomId, messageId, uid, fileId }: UploadedFile,
  path: string,
  { files, notices, now }: FileUploadedPorts,
): Promise<void> {
  const createdAt = now();
  const expiresAt = createdAt + NOTICE_LIFETIME_MS;
  await notices.tell(uid, fileId, {
    ...{ type: 'fileRejected', roomId, messageId, fileId, createdAt, expiresAt },
  });
  await files.remove(path);
  await removeThumbs({ roomId, messageId, fileId }, files);
}

async function removeThumbs(
  { roomId, messageId, fileId }: Pick<UploadedFile, 'roomId' | 'messageId' | 'fileId'>,
  files: FileStore,
): Promise<void> {
  for (const width of THUMB_WIDTHS) {
    await files.remove(thumbPath(roomId, messageId, fileId, width));
  }
}

async function makeThumbs(
  file: UploadedFile,
  path: string,
  { bytes, picture, files }: { bytes: Uint8Array; picture: PictureFacts; files: FileStore },
): Promise<void> {
  if (picture.isAnimated) return;
  for (const width of THUMB_WIDTHS.filter((each) => each < picture.width)) {
    const thumb = thumbPath(file.roomId, file.messageId, file.fileId, width);
    if ((await files.facts(thumb)) !== null) continue;
    const scaled = await scaledPicture(bytes, width);
    await files.write(thumb, scaled.bytes, {
      contentType: 'image/webp',
      cacheControl: THUMB_CACHE_CONTROL,
    });
  }
  // The message may have been deleted meanwhile.
  if ((await files.facts(path)) === null) await removeThumbs(file, files);
}
