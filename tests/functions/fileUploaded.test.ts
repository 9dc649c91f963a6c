import { filePath, noticePath, thumbPath } from '@hearth/domain/paths';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually, exists, readFields } from './engine';
import * as media from './fixtures/media';
import { newId } from './messages';
import { isStored, metadataOf, upload } from './storage';

/** Long enough for a trigger that must not do a thing to have done it. */
const QUIET_MS = 1_500;

describe('fileUploaded', () => {
  it('makes thumbnails of a picture, which no link opens', async () => {
    const [roomId, messageId, fileId] = [newId(), newId(), newId()];
    const path = filePath(roomId, messageId, 'ada', fileId);

    await upload(path, media.png(1_000, 500), 'image/png');

    await eventually(() => isStored(thumbPath(roomId, messageId, fileId, 320)));
    await eventually(() => isStored(thumbPath(roomId, messageId, fileId, 960)));
    expect(await isStored(thumbPath(roomId, messageId, fileId, 1920))).toBe(false);
    expect(await isStored(path)).toBe(true);
    const thumb = await metadataOf(thumbPath(roomId, messageId, fileId, 320));
    expect(thumb).toMatchObject({
      contentType: 'image/webp',
      cacheControl: 'private, max-age=31536000, immutable',
    });
    expect(thumb).not.toHaveProperty('metadata.firebaseStorageDownloadTokens');
  });

  it('removes a file that lies, and tells who sent it', async () => {
    const [roomId, messageId, fileId, uid] = [newId(), newId(), newId(), newId()];
    const path = filePath(roomId, messageId, uid, fileId);

    await upload(path, media.html(), 'image/png');

    await eventually(async () => !(await isStored(path)));
    const notice = await readFields(noticePath(uid, fileId));
    expect(notice).toMatchObject({
      type: { stringValue: 'fileRejected' },
      roomId: { stringValue: roomId },
      messageId: { stringValue: messageId },
    });
    expect(notice?.['expiresAt']?.timestampValue).toBeDefined();
  });

  it('keeps a film, by its beginning', async () => {
    const [roomId, messageId, fileId, uid] = [newId(), newId(), newId(), newId()];
    const path = filePath(roomId, messageId, uid, fileId);
    const film = new Uint8Array(200_000);
    film.set(media.mp4());

    await upload(path, film, 'video/mp4');
    await sleep(QUIET_MS);

    expect(await isStored(path)).toBe(true);
    expect(await exists(noticePath(uid, fileId))).toBe(false);
  });
});
