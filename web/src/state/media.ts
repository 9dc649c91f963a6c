import { THUMB_WIDTHS, type Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { filePath, previewImagePath, thumbPath } from '@hearth/domain/paths';
import type { FilesPort } from '../ports/files';
import { BlobUrls, useBlobUrl, type BlobUrl } from './blobUrls';
import type { NewFile, OutboxStore } from './outbox';
import { useSession } from './session';

/** Whole files are large: few of those that nobody looks at are kept. */
const FILES_IDLE_MAX = 12;

/** The message that a file belongs to, as far as finding it goes. */
export type FileOwner = Pick<Message, 'id' | 'roomId' | 'senderId'>;

/** Pictures and files of messages, as object URLs. */
export class MediaStore {
  /** Thumbnails and pictures of links. */
  readonly pictures: BlobUrls;
  readonly files: BlobUrls;
  readonly #me: string;
  readonly #port: FilesPort;

  constructor(port: FilesPort, outbox: Pick<OutboxStore, 'loadFile'>, me: string) {
    this.#port = port;
    this.#me = me;
    this.pictures = new BlobUrls(port.load);
    this.files = new BlobUrls(async (path) => {
      const fileId = path.split('/').at(-1) ?? '';
      return (await outbox.loadFile(fileId)) ?? port.load(path);
    }, FILES_IDLE_MAX);
  }

  /** What was just chosen is at hand: it shows in the same frame, and later without loading it. */
  seed(roomId: string, messageId: string, { attachment, file, poster }: NewFile): void {
    this.files.seed(filePath(roomId, messageId, this.#me, attachment.id), file);
    if (poster && attachment.posterId) {
      this.files.seed(filePath(roomId, messageId, this.#me, attachment.posterId), poster);
    }
  }

  /** The bytes as they were sent. Rejects with HearthError. */
  async original(owner: FileOwner, fileId: string): Promise<Blob> {
    const path = filePath(owner.roomId, owner.id, owner.senderId, fileId);
    return this.files.blobOf(path) ?? (await this.#port.load(path));
  }

  /** Whether {@link original} needs no network. */
  hasOriginal(owner: FileOwner, fileId: string): boolean {
    const path = filePath(owner.roomId, owner.id, owner.senderId, fileId);
    return Boolean(this.files.blobOf(path));
  }

  stop(): void {
    this.pictures.stop();
    this.files.stop();
  }
}

/** The file of an attachment, or of its poster; `isWanted` false loads nothing yet. */
export function useFileUrl(
  owner: FileOwner,
  fileId: string | null,
  isWanted = true,
): BlobUrl | undefined {
  const { media } = useSession();
  const path =
    fileId !== null && isWanted ? filePath(owner.roomId, owner.id, owner.senderId, fileId) : null;
  return useBlobUrl(media.files, path);
}

/**
 * A picture about `widthPx` device pixels wide: the thumbnail where there is one, else the file
 * itself. What is at hand already comes first.
 */
export function usePictureUrl(
  owner: FileOwner,
  picture: Pick<Attachment, 'width' | 'isAnimated'> & { id: string },
  widthPx: number,
): BlobUrl | undefined {
  const { media } = useSession();
  const file = filePath(owner.roomId, owner.id, owner.senderId, picture.id);
  const isAtHand = media.files.store.getState().get(file)?.url != null;
  const width = isAtHand || picture.isAnimated ? null : thumbWidth(picture.width, widthPx);
  const thumb = width === null ? null : thumbPath(owner.roomId, owner.id, picture.id, width);
  const small = useBlobUrl(media.pictures, thumb);
  const isWithoutThumb = thumb === null || small?.failure === 'notFound';
  const whole = useBlobUrl(media.files, isWithoutThumb ? file : null);
  return isWithoutThumb ? whole : small;
}

/** The narrowest thumbnail that is wide enough; null where only the original is. */
function thumbWidth(width: number, wantedPx: number): number | null {
  return THUMB_WIDTHS.find((each) => each >= wantedPx && each < width) ?? null;
}

/** The picture of a link's preview. */
export function usePreviewImage(owner: FileOwner, hasImage: boolean): BlobUrl | undefined {
  const { media } = useSession();
  return useBlobUrl(media.pictures, hasImage ? previewImagePath(owner.roomId, owner.id) : null);
}

/** Saves bytes under a name; as plain bytes, so that no browser opens them here. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
