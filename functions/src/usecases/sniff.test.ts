import { MEDIA_TABLE, UNKNOWN_TYPE } from '@hearth/domain/media';
import { describe, expect, it } from 'vitest';
import * as media from '../testing/mediaBytes';
import { PICTURE_FORMATS, pictureBytes } from '../testing/pictureBytes';
import { isWhatItSays, sniff } from './sniff';

/** By stored type: files that are of it. */
const TRUE_FILES: Record<string, Uint8Array[]> = {
  'image/jpeg': [await pictureBytes('jpeg', 8, 8)],
  'image/png': [media.png(8, 8), await pictureBytes('png', 8, 8)],
  'image/webp': [await pictureBytes('webp', 8, 8)],
  'image/gif': [await pictureBytes('gif', 8, 8)],
  'image/avif': [await pictureBytes('avif', 8, 8), media.avifHead()],
  'video/mp4': [media.mp4()],
  'video/webm': [media.webm(), media.webm('matroska')],
  'video/quicktime': [media.quickTime(), media.oldQuickTime(), media.mp4()],
  'audio/mpeg': [media.mp3(), media.mp3WithTag()],
  'audio/mp4': [media.m4a(), media.aac()],
  'audio/ogg': [media.ogg()],
  'audio/webm': [media.webm()],
  'audio/wav': [media.wav()],
  'audio/flac': [media.flac()],
  'application/pdf': [media.pdf(), media.pdfWithPrefix()],
  'application/zip': [media.zip(), media.emptyZip()],
  'text/plain': [media.text(), media.utf16Text(), media.html()],
  [UNKNOWN_TYPE]: [media.html(), media.heic(), media.mp3(), new Uint8Array([0])],
};
const TYPES = Object.values(MEDIA_TABLE).flatMap(({ types }) => [...types]);

describe('isWhatItSays', () => {
  it.each(TYPES)('knows files of the type %s', (type) => {
    const files = TRUE_FILES[type] ?? [];
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((file) => isWhatItSays(type, file))).toEqual(files.map(() => true));
  });

  it.each(TYPES.filter((type) => type !== UNKNOWN_TYPE && type !== 'text/plain'))(
    'takes no page, no text and no other picture for %s',
    (type) => {
      const others = [media.html(), media.text(), media.utf16Text(), media.heic()];
      const wrong = type === 'image/png' ? TRUE_FILES['image/jpeg'] : [media.png(8, 8)];
      const lies = [...others, ...(wrong ?? []), new Uint8Array()];
      expect(lies.map((lie) => isWhatItSays(type, lie))).toEqual(lies.map(() => false));
    },
  );

  it('takes nothing binary for text', () => {
    const binary = Object.entries(TRUE_FILES)
      .filter(([type]) => type !== 'text/plain' && type !== UNKNOWN_TYPE)
      .flatMap(([, files]) => files)
      .filter((file) => !new TextDecoder().decode(file).startsWith('\r'));
    expect(binary.map((file) => isWhatItSays('text/plain', file))).toEqual(binary.map(() => false));
    expect(isWhatItSays('text/plain', new Uint8Array([0x41, 0, 0x42]))).toBe(false);
  });

  it.each(["I'm free now", 'ID3 tags are old', 'OggS is a page', 'fLaC is a word', 'PKI', 'RIFFs'])(
    'leaves the words %j to people',
    (words) => {
      expect(isWhatItSays('text/plain', media.text(words))).toBe(true);
    },
  );

  it.each(['text/html', 'image/svg+xml', 'image/heic', '', 'constructor'])(
    'trusts no type outside the table: %j',
    (type) => {
      expect(isWhatItSays(type, media.heic())).toBe(false);
      expect(isWhatItSays(type, media.html())).toBe(false);
    },
  );
});

describe('sniff', () => {
  it.each(PICTURE_FORMATS)('knows the format %s', async (format) => {
    expect(sniff(await pictureBytes(format, 4, 4))).toBe(format);
  });

  it('tells HEIC from AVIF, whose container is the same', () => {
    expect(sniff(media.heic())).toBe('heic');
    expect(sniff(media.avifHead())).toBe('avif');
  });

  it('knows nothing of beginnings that are cut off', () => {
    expect([0, 1, 2, 3].map((length) => sniff(media.mp4().subarray(0, length)))).toEqual([
      ...[null, null, null, null],
    ]);
  });
});
