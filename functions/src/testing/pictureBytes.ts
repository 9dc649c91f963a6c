/** Pictures as cameras and programs write them, made by the encoder that functions use. */
import sharp from 'sharp';

export const PICTURE_FORMATS = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

const AMBER = { r: 240, g: 160, b: 40 };

/** Half amber, half blue. */
export async function pictureBytes(
  format: PictureFormat,
  width: number,
  height: number,
): Promise<Uint8Array> {
  const half = Math.ceil(height / 2);
  const blue = await sharp({ create: { width, height: half, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
  const bytes = await sharp({ create: { width, height, channels: 3, background: AMBER } })
    .composite([{ input: blue, left: 0, top: 0 }])
    .toFormat(format)
    .toBuffer();
  return new Uint8Array(bytes);
}

/** A JPEG that is stored lying on its side and says so, with a camera's name in it. */
export async function lyingPhoto(width: number, height: number): Promise<Uint8Array> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: AMBER } })
    .withExif({ IFD0: { Make: 'SecretCamera' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return new Uint8Array(bytes);
}

/** Three frames, each of another colour. */
export async function animation(
  format: 'gif' | 'webp',
  width: number,
  height: number,
): Promise<Uint8Array> {
  const frame = (background: string) =>
    sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all(['red', 'green', 'blue'].map(frame));
  const moving = sharp(frames, { join: { animated: true } });
  const bytes = await (format === 'gif' ? moving.gif() : moving.webp()).toBuffer();
  return new Uint8Array(bytes);
}
