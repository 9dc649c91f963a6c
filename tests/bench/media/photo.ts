/** A photo as a phone makes them: 12 megapixels, several megabytes, and a note of the camera. */
import type { Page } from '@playwright/test';

const PHOTO_SIZE = { width: 4000, height: 3000 } as const;
/** The camera as the photo names it: what is sent must not. */
export const CAMERA = 'HearthBenchCamera';

const QUALITY = 0.9;

/** The same pixels in every run: a gradient with grain over it, so that it does not shrink to nothing. */
async function drawnJpeg(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ width, height, quality }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      const image = context.createImageData(width, height);
      const { data } = image;
      let seed = 1;
      for (let at = 0; at < data.length; at += 4) {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
        const grain = (seed >> 27) + 16;
        const x = (at / 4) % width;
        const y = Math.floor(at / 4 / width);
        data[at] = (x / width) * 200 + grain;
        data[at + 1] = (y / height) * 200 + grain;
        data[at + 2] = 120 + 60 * Math.sin((x + y) / 90) + grain;
        data[at + 3] = 255;
      }
      context.putImageData(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const pieces: string[] = [];
      for (let at = 0; at < bytes.length; at += 32_768) {
        pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
      }
      return btoa(pieces.join(''));
    },
    { ...PHOTO_SIZE, quality: QUALITY },
  );
  return Buffer.from(base64, 'base64');
}

/** An EXIF segment with one entry, the maker of the camera. */
function exifSegment(): Buffer {
  const maker = Buffer.from(`${CAMERA}\0`, 'latin1');
  const head = Buffer.alloc(26);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(1, 8);
  // The entry: its tag, letters, how many of them, and where they are.
  head.writeUInt16LE(0x010f, 10);
  head.writeUInt16LE(2, 12);
  head.writeUInt32LE(maker.length, 14);
  head.writeUInt32LE(head.length, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, maker]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([marker, content]);
}

export async function makePhoto(page: Page): Promise<Buffer> {
  const jpeg = await drawnJpeg(page);
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment(), jpeg.subarray(2)]);
}
