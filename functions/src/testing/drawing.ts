/**
 * Drawings as files, for tests and the demo workspace. Everything is imported at once: who seeds
 * can't import later.
 */
import { toBase64 } from '@hearth/domain/media';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** A JPEG of an SVG, as a camera would make one. */
export async function jpegOf(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer());
}

/** A PNG of an SVG, as a program would save it. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer());
}

/** A WebP of an SVG. */
export async function webpOf(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).webp({ quality: 78 }).toBuffer());
}

/** A GIF that shows the SVGs one after the other, for ever. */
export async function gifOf(svgs: readonly string[], delayMs: number): Promise<Uint8Array> {
  const frames = await Promise.all(svgs.map((svg) => sharp(Buffer.from(svg)).png().toBuffer()));
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ loop: 0, delay: frames.map(() => delayMs) })
    .toBuffer();
  return new Uint8Array(gif);
}

/** A thumbhash in base64, as clients make it of what they send. */
export async function thumbHashOf(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes)
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return toBase64(rgbaToThumbHash(info.width, info.height, data));
}
