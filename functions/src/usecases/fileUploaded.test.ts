import { MEDIA_TABLE } from '@hearth/domain/media';
import type { NoticeFields } from '@hearth/domain/notice';
import { filePath, thumbPath } from '@hearth/domain/paths';
import { DAY_MS } from '@hearth/domain/time';
import { beforeEach, describe, expect, it } from 'vitest';
import * as media from '../testing/mediaBytes';
import { MemoryFiles } from '../testing/memoryFiles';
import { animation, pictureBytes } from '../testing/pictureBytes';
import { fileUploaded } from './fileUploaded';

const FILE = filePath('tea', 'm1', 'ada', 'f1');
const NOW = 1_800_000_000_000;
const thumb = (width: number) => thumbPath('tea', 'm1', 'f1', width);

let files: MemoryFiles;
let notices: Map<string, NoticeFields>;

beforeEach(() => {
  files = new MemoryFiles();
  notices = new Map();
});

const run = (path = FILE) =>
  fileUploaded(path, {
    files,
    now: () => NOW,
    notices: {
      tell(uid, noticeId, notice) {
        notices.set(`${uid}/${noticeId}`, notice);
        return Promise.resolve();
      },
    },
  });

describe('fileUploaded, of pictures', () => {
  it('makes thumbnails that are smaller than the original, for members only', async () => {
    files.put(FILE, await pictureBytes('jpeg', 1_000, 600), 'image/jpeg');
    await run();
    expect(files.paths()).toEqual([FILE, thumb(320), thumb(960)].sort());
    expect(files.objects.get(thumb(320))).toMatchObject({
      contentType: 'image/webp',
      cacheControl: 'private, max-age=31536000, immutable',
    });
    expect(notices.size).toBe(0);
  });

  it('makes none as wide as the original', async () => {
    files.put(FILE, media.png(320, 20), 'image/png');
    await run();
    expect(files.paths()).toEqual([FILE]);
  });

  it('makes only the thumbnails that are missing when it is delivered twice', async () => {
    files.put(FILE, media.png(1_000, 20), 'image/png');
    files.put(thumb(320), new Uint8Array([1]), 'image/webp');
    await run();
    expect(files.objects.get(thumb(320))?.bytes).toEqual(new Uint8Array([1]));
    expect(files.objects.has(thumb(960))).toBe(true);
  });

  it.each(['gif', 'webp'] as const)('leaves a moving %s as it is', async (format) => {
    files.put(FILE, await animation(format, 400, 40), `image/${format}`);
    await run();
    expect(files.paths()).toEqual([FILE]);
    expect(notices.size).toBe(0);
  });

  it('leaves no thumbnail of a file that was removed meanwhile', async () => {
    files.put(FILE, media.png(1_000, 20), 'image/png');
    files.onWrite = () => files.objects.delete(FILE);
    await run();
    expect(files.paths()).toEqual([]);
  });
});

describe('fileUploaded, of files that lie', () => {
  it.each([
    ['a page as a picture', 'image/png', media.html()],
    ['a page behind the beginning of a picture', 'image/jpeg', media.jpegWithHtml()],
    ['a picture under another type', 'image/webp', media.png(8, 8)],
    ['a picture that is cut off', 'image/png', media.png(80, 80).subarray(0, 60)],
    ['a bomb', 'image/png', media.pngBomb()],
    ['HEIC as AVIF', 'image/avif', media.heic()],
    ['a page as a film', 'video/mp4', media.html()],
    ['a page as a PDF', 'application/pdf', media.html()],
    ['an archive as text', 'text/plain', media.zip()],
    ['a type that is not in the table', 'text/html', media.html()],
    ['SVG', 'image/svg+xml', media.text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', 'application/octet-stream', new Uint8Array()],
  ])('removes %s and tells the sender', async (_, contentType, bytes) => {
    files.put(FILE, bytes, contentType);
    files.put(thumb(320), new Uint8Array([1]), 'image/webp');
    await run();
    expect(files.paths()).toEqual([]);
    expect([...notices]).toEqual([
      [
        'ada/f1',
        {
          ...{ type: 'fileRejected', roomId: 'tea', messageId: 'm1', fileId: 'f1' },
          ...{ createdAt: NOW, expiresAt: NOW + 30 * DAY_MS },
        },
      ],
    ]);
  });

  it('refuses bytes that the server would unpack on the way', async () => {
    const packed = media.gzip(media.html());
    files.put(FILE, packed, 'application/octet-stream', { contentEncoding: 'gzip' });
    await run();
    expect(files.paths()).toEqual([]);
  });

  it('does not read what is too large for its type', async () => {
    const tooLarge = new Uint8Array(MEDIA_TABLE.image.maxBytes + 1);
    files.put(FILE, tooLarge, 'image/png');
    await run();
    expect(files.paths()).toEqual([]);
    expect(files.reads).toEqual([]);
  });

  it('finishes a removal that broke off, with one notice', async () => {
    files.put(FILE, media.html(), 'image/png');
    files.failNextRemovalOf.add(FILE);
    await expect(run()).rejects.toThrow('unavailable');
    expect(notices.size).toBe(1);
    await run();
    expect(files.paths()).toEqual([]);
    expect(notices.size).toBe(1);
  });

  it('does not bring a notice back when it is delivered again', async () => {
    files.put(FILE, media.html(), 'image/png');
    await run();
    notices.clear();
    await run();
    expect(notices.size).toBe(0);
  });
});

describe('fileUploaded', () => {
  it.each([
    ['video/mp4', media.mp4()],
    ['audio/ogg', media.ogg()],
    ['application/pdf', media.pdf()],
    ['text/plain', media.text()],
    ['application/octet-stream', media.html()],
  ])('reads only the beginning of %s, and keeps it', async (contentType, head) => {
    const whole = new Uint8Array(100_000).fill(0x20);
    whole.set(head);
    files.put(FILE, whole, contentType);
    await run();
    expect(files.paths()).toEqual([FILE]);
    expect(files.reads).toEqual([{ path: FILE, bytes: 4_096 }]);
  });

  it.each([
    thumb(320),
    'users/ada/photo/p1',
    'rooms/tea/previews/m1',
    `${FILE}/more`,
    'rooms//files',
  ])('has nothing to do with %s', async (path) => {
    files.put(path, media.html(), 'image/png');
    await run(path);
    expect(files.paths()).toEqual([path]);
    expect(files.reads).toEqual([]);
  });

  it('has nothing to do when the file is gone', async () => {
    await run();
    expect(notices.size).toBe(0);
  });
});
