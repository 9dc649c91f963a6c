import type { LinkCard } from '@hearth/domain/media';
import { previewImagePath } from '@hearth/domain/paths';
import type { FileStore } from '../ports/files';
import type { MessageState, MessageStore } from '../ports/messages';
import { PageError, type FetchedPage, type PageFetcher, type PageWish } from '../ports/pageFetcher';
import { firstLink } from './firstLink';
import { pageText } from './pageText';
import { inspectPicture, placeholderOf, scaledPicture, type Picture } from './pictures';
import { readPage } from './readPage';

const MIB = 1024 * 1024;
/** Titles stand at the beginning of a page. */
const PAGE: PageWish = {
  accept: ['text/html', 'application/xhtml+xml'],
  maxBytes: MIB,
  isBeginningEnough: true,
};
const PAGE_IMAGE: PageWish = { accept: ['image/*'], maxBytes: 5 * MIB, isBeginningEnough: false };
const IMAGE_WIDTH_PX = 640;
/** Less than for files: any message may ask for it, and the function has less memory. */
const IMAGE_PIXELS_MAX = 16_000_000;
/** Another link in the message puts another picture at the same path. */
const IMAGE_CACHE_CONTROL = 'private, max-age=3600';

export interface PreviewPorts {
  pages: PageFetcher;
  messages: MessageStore;
  files: FileStore;
}

interface MessageId {
  roomId: string;
  messageId: string;
}

/**
 * Writes a preview of the page behind a message's first link, or takes away that of an earlier link
 * when there is none to be had. The message is asked before and after the fetching: one that is
 * deleted, leads elsewhere by then, or whose sender removed the preview stays as it is.
 */
export async function linkPreview(
  { roomId, messageId, link }: MessageId & { link: string },
  { pages, messages, files }: PreviewPorts,
): Promise<void> {
  const isWaiting = (message: MessageState | null) =>
    message !== null && !isClosed(message) && firstLink(message.text) === link;
  const before = await messages.message(roomId, messageId);
  if (!isWaiting(before)) return;
  // An earlier delivery of the event has done this.
  if (before?.preview?.type === 'card' && before.preview.url === link) return;
  const found = await makeCard(link, pages);
  if (found === null && before?.preview === null) return;
  if (found?.image) {
    if (!isWaiting(await messages.message(roomId, messageId))) return;
    await files.write(previewImagePath(roomId, messageId), found.image.bytes, {
      contentType: 'image/webp',
      cacheControl: IMAGE_CACHE_CONTROL,
    });
  }
  const stands = await messages.changePreview(roomId, messageId, (message) => {
    if (isWaiting(message)) return found?.card ?? null;
    // The picture there was another one before: it must not stand beside another link.
    if (found?.image == null || message.preview?.type !== 'card') return 'keep';
    return message.preview.image === null ? 'keep' : { ...message.preview, image: null };
  });
  if (!hasPreviewImage(stands)) await files.remove(previewImagePath(roomId, messageId));
}

/** Takes away the preview of a message that has no link any more; what its sender removed stays removed. */
export async function dropPreview(
  { roomId, messageId }: MessageId,
  { messages, files }: Omit<PreviewPorts, 'pages'>,
): Promise<void> {
  const stands = await messages.changePreview(roomId, messageId, (message) =>
    isClosed(message) || message.preview === null || firstLink(message.text) !== null
      ? 'keep'
      : null,
  );
  if (!hasPreviewImage(stands)) await files.remove(previewImagePath(roomId, messageId));
}

/** Whether there is a picture at `previewImagePath` that somebody sees. */
export function hasPreviewImage(message: Pick<MessageState, 'preview'> | null): boolean {
  return message?.preview?.type === 'card' && message.preview.image !== null;
}

/** Whether a message takes no preview whatever its text is. */
function isClosed({ kind, isDeleted, preview }: MessageState): boolean {
  return kind !== 'text' || isDeleted || preview?.type === 'removed';
}

async function makeCard(
  link: string,
  pages: PageFetcher,
): Promise<{ card: LinkCard; image: Picture | null } | null> {
  const page = await fetched(link, PAGE, pages);
  if (page === null) return null;
  const words = await readPage(pageText(page.body, page.charset), page.url);
  if (words === null) return null;
  const { title, description, siteName, imageUrl } = words;
  const found = imageUrl === null ? null : await makeImage(imageUrl, pages);
  const image = found && {
    ...{ width: found.picture.width, height: found.picture.height, placeholder: found.placeholder },
  };
  return {
    card: { type: 'card', url: link, title, description, siteName, image },
    image: found?.picture ?? null,
  };
}

/** A page's picture, made anew from its pixels; null when there is none that can be shown. */
async function makeImage(
  url: string,
  pages: PageFetcher,
): Promise<{ picture: Picture; placeholder: string } | null> {
  const page = await fetched(url, PAGE_IMAGE, pages);
  if (page === null || (await inspectPicture(page.body, IMAGE_PIXELS_MAX)) === null) return null;
  const picture = await scaledPicture(page.body, IMAGE_WIDTH_PX);
  return { picture, placeholder: await placeholderOf(picture.bytes) };
}

/** Null when there is nothing to be had: another attempt would find the same. */
async function fetched(
  url: string,
  wish: PageWish,
  pages: PageFetcher,
): Promise<FetchedPage | null> {
  try {
    return await pages.fetch(url, wish);
  } catch (error) {
    if (error instanceof PageError) return null;
    throw error;
  }
}
