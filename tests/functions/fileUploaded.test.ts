import { THUMB_WIDTHS } from '@hearth/domain/media';
import { filePath, noticePath, thumbPath } from '@hearth/domain/paths';
import { describe, expect, it } from 'vitest';
import { animation, lyingPhoto, pictureBytes } from '../../functions/src/testing/pictureBytes';
import { deliveredTwice, eventually, exists, failsOnce, idle, readFields } from './engine';
import * as media from './fixtures/media';
import { newId } from './messages';
import { isStored, metadataOf, read, upload } from './storage';

const FINALIZED = 'google.cloud.storage.object.v1.finalized';

/** A file of a message that is yet to come, with the paths of what becomes of it. */
function newFile() {
  const [roomId, messageId, fileId, uid] = [newId(), newId(), newId(), newId()];
  return {
    ...{ roomId, messageId, fileId, uid },
    path: filePath(roomId, messageId, uid, fileId),
    notice: noticePath(uid, fileId),
    thumb: (width: number) => thumbPath(roomId, messageId, fileId, width),
    thumbs: async () => {
      const found: number[] = [];
      for (const width of THUMB_WIDTHS) {
        if (await isStored(thumbPath(roomId, messageId, fileId, width))) found.push(width);
      }
      return found;
    },
  };
}

/** Width and height as a WebP of one frame tells them in its first chunk. */
function webpSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expect(Buffer.from(bytes.subarray(8, 16)).toString('latin1')).toBe('WEBPVP8 ');
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

describe('fileUploaded', () => {
  it('makes thumbnails of a picture, which no link opens', async () => {
    const file = newFile();

    await upload(file.path, media.png(1_000, 500), 'image/png');
    await idle();

    expect(await file.thumbs()).toEqual([320, 960]);
    expect(await isStored(file.path)).toBe(true);
    const thumb = await metadataOf(file.thumb(320));
    expect(thumb).toMatchObject({
      contentType: 'image/webp',
      cacheControl: 'private, max-age=31536000, immutable',
    });
    expect(thumb).not.toHaveProperty('metadata.firebaseStorageDownloadTokens');
    expect(webpSize(await read(file.thumb(320)))).toEqual({ width: 320, height: 160 });
  });

  it.each([
    ['image/jpeg', () => pictureBytes('jpeg', 400, 300)],
    ['image/webp', () => pictureBytes('webp', 400, 300)],
    ['image/gif', () => pictureBytes('gif', 400, 300)],
    ['image/avif', () => pictureBytes('avif', 400, 300)],
  ] as const)('makes a thumbnail of %s', async (contentType, bytes) => {
    const file = newFile();

    await upload(file.path, await bytes(), contentType);
    await idle();

    expect(await isStored(file.path)).toBe(true);
    expect(await file.thumbs()).toEqual([320]);
    expect(await exists(file.notice)).toBe(false);
  });

  it('turns a photo upright and forgets where it was taken', async () => {
    const file = newFile();

    await upload(file.path, await lyingPhoto(800, 400), 'image/jpeg');
    await idle();

    const thumb = await read(file.thumb(320));
    expect(webpSize(thumb)).toEqual({ width: 320, height: 640 });
    expect(Buffer.from(thumb).includes('SecretCamera')).toBe(false);
  });

  it('leaves a picture that moves as it is', async () => {
    const file = newFile();

    await upload(file.path, await animation('gif', 400, 300), 'image/gif');
    await idle();

    expect(await isStored(file.path)).toBe(true);
    expect(await file.thumbs()).toEqual([]);
  });

  it.each([
    ['video/mp4', media.mp4()],
    ['video/webm', media.webm()],
    ['video/quicktime', media.quickTime()],
    ['audio/ogg', media.ogg()],
    ['audio/mpeg', media.mp3()],
    ['audio/wav', media.wav()],
    ['application/pdf', media.pdf()],
    ['application/zip', media.zip()],
    ['text/plain', media.text()],
    ['application/octet-stream', media.html()],
  ])('keeps %s, by its beginning', async (contentType, beginning) => {
    const file = newFile();
    const bytes = contentType === 'text/plain' ? beginning : new Uint8Array(200_000);
    bytes.set(beginning);

    await upload(file.path, bytes, contentType);
    await idle();

    expect(await isStored(file.path)).toBe(true);
    expect(await exists(file.notice)).toBe(false);
  });

  it.each([
    ['a page as a picture', 'image/png', () => media.html()],
    ['a page with the head of a picture', 'image/jpeg', () => media.jpegWithHtml()],
    ['a picture under another type', 'image/png', () => pictureBytes('jpeg', 40, 30)],
    ['a picture that unpacks to 400 million pixels', 'image/png', () => media.pngBomb()],
    ['half a picture', 'image/png', () => media.png(400, 300).subarray(0, 900)],
    ['a page as a film', 'video/mp4', () => media.html()],
    ['an archive as words', 'text/plain', () => media.zip()],
    ['a type that the rules would not let in', 'text/html', () => media.html()],
    ['no bytes at all', 'text/plain', () => new Uint8Array()],
  ])('removes %s, and tells who sent it', async (_, contentType, bytes) => {
    const file = newFile();

    await upload(file.path, await bytes(), contentType);
    await idle();

    expect(await isStored(file.path)).toBe(false);
    const notice = await readFields(file.notice);
    expect(notice).toMatchObject({
      type: { stringValue: 'fileRejected' },
      roomId: { stringValue: file.roomId },
      messageId: { stringValue: file.messageId },
      fileId: { stringValue: file.fileId },
    });
    const at = (field: string) => Date.parse(notice?.[field]?.timestampValue ?? '');
    expect(at('expiresAt') - at('createdAt')).toBe(30 * 24 * 3_600_000);
    expect(await file.thumbs()).toEqual([]);
  });

  it('comes to the same when an event is delivered twice', async () => {
    const [photo, liar] = [newFile(), newFile()];

    await deliveredTwice(FINALIZED, async () => {
      await upload(photo.path, media.png(1_000, 500), 'image/png');
      await upload(liar.path, media.html(), 'image/png');
    });

    expect(await photo.thumbs()).toEqual([320, 960]);
    expect(await isStored(photo.path)).toBe(true);
    expect(await exists(photo.notice)).toBe(false);
    expect(await isStored(liar.path)).toBe(false);
    expect(await exists(liar.notice)).toBe(true);
  });

  it('is tried again when it failed', async () => {
    const file = newFile();

    await failsOnce('fileUploaded', () => upload(file.path, media.png(400, 200), 'image/png'));

    await eventually(() => isStored(file.thumb(320)));
  });

  it('looks at files of messages only', async () => {
    const path = `users/ada/photo/${newId()}`;

    await upload(path, media.html(), 'image/png');
    await idle();

    expect(await isStored(path)).toBe(true);
  });
});
