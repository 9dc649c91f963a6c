import {
  filePath,
  photoPath,
  previewImagePath,
  roomPhotoPath,
  thumbPath,
} from '@hearth/domain/paths';
import { DAY_MS, HOUR_MS } from '@hearth/domain/time';
import { describe, expect, it } from 'vitest';
import { exists, later, removeDocument, runSchedule } from './engine';
import * as media from './fixtures/media';
import { attachment, newId, writeMessage } from './messages';
import { makeProfile } from './rooms';
import { isStored, upload } from './storage';

const SWEEPS = 'system/sweeps';

describe('sweepUploads', () => {
  it('looks through the uploads and leaves young ones alone', async () => {
    const path = filePath(newId(), newId(), 'ada', newId());
    await upload(path, media.text(), 'text/plain');

    await runSchedule('sweepUploads');

    expect(await exists(SWEEPS)).toBe(true);
    expect(await isStored(path)).toBe(true);
  });

  it('removes what no message shows in a pass a day later, and nothing else', async () => {
    const [roomId, messageId, fileId] = [newId(), newId(), newId()];
    const shown = filePath(roomId, messageId, 'ada', fileId);
    const uid = newId();
    const elsewhere = photoPath(uid, newId());
    await makeProfile(uid, { photoPath: elsewhere });
    const orphans = [
      filePath(roomId, newId(), 'ada', newId()),
      filePath(roomId, messageId, 'ada', newId()),
      // The message is ada's.
      filePath(roomId, messageId, 'grace', fileId),
      thumbPath(roomId, newId(), newId(), 320),
      previewImagePath(roomId, messageId),
      photoPath(uid, newId()),
      roomPhotoPath(roomId, newId()),
    ];
    await writeMessage(roomId, messageId, { attachments: [attachment(fileId)], kinds: ['image'] });
    for (const path of [shown, elsewhere, ...orphans]) {
      await upload(path, media.png(4, 4), 'image/png');
    }

    await later(DAY_MS + HOUR_MS, async () => {
      // As if the last pass had never been: a week takes the engine half a minute.
      await removeDocument(SWEEPS);
      await runSchedule('sweepUploads');
    });

    for (const path of orphans) expect(await isStored(path), path).toBe(false);
    expect(await isStored(shown)).toBe(true);
    expect(await isStored(elsewhere)).toBe(true);
  });
});
