/** Decodes pictures that strangers made, and makes smaller ones of them. The decoder loads with the first use. */
import { toBase64 } from '@hearth/domain/media';
import type { Metadata, Sharp } from 'sharp';
import { atMost } from './atMost';
import { sniff, type Signature } from './sniff';

/** Pixels of one decoded picture: above what phones make, below what the memory of a function bears. */
const PIXELS_MAX = 50_000_000;
/** What a pixel takes with red, green, blue and alpha in a byte each: deeper ones count for more. */
const PIXEL_BYTES = 4;
/** Bytes of one sample, by the decoder's name for it. */
const SAMPLE_BYTES: Readonly<Record<string, number>> = {
  ...{ uchar: 1, char: 1, ushort: 2, short: 2, uint: 4, int: 4, float: 4 },
  ...{ complex: 8, double: 8, dpcomplex: 16 },
};
/** Memory is what runs out first, and an instance serves several events at once. */
const decoding = atMost(2);
const WEBP_QUALITY = 78;
/** The longer side of what a thumbhash is made of, in pixels; its format allows no more. */
const PLACEHOLDER_SIDE_PX = 100;
/** Small enough to cost nothing, though every byte of the original is decoded for it. */
const PROBE_SIDE_PX = 16;

/** By signature: the type, and the decoder's name for the format. */
const FORMATS: Partial<Record<Signature, { type: string; formats: readonly string[] }>> = {
  jpeg: { type: 'image/jpeg', formats: ['jpeg'] },
  png: { type: 'image/png', formats: ['png'] },
  webp: { type: 'image/webp', formats: ['webp'] },
  gif: { type: 'image/gif', formats: ['gif'] },
  avif: { type: 'image/avif', formats: ['heif', 'avif'] },
};

export interface PictureFacts {
  type: string;
  /** Pixels, upright. */
  width: number;
  height: number;
  isAnimated: boolean;
}

export interface Picture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** The first frame, with the decoder told to bear no fault and no bomb. */
async function decoder(bytes: Uint8Array, pixelsMax = PIXELS_MAX): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error' });
}

/**
 * What a picture is, once all of its first frame has been decoded. Null when it is none of the
 * types of pictures, is broken or cut off, or has more than `pixelsMax` pixels or the bytes of as many.
 */
export function inspectPicture(
  bytes: Uint8Array,
  pixelsMax = PIXELS_MAX,
): Promise<PictureFacts | null> {
  return decoding(() => inspected(bytes, pixelsMax));
}

async function inspected(bytes: Uint8Array, pixelsMax: number): Promise<PictureFacts | null> {
  const signature = sniff(bytes);
  const known = signature === null ? undefined : FORMATS[signature];
  if (!known) return null;
  const picture = await decoder(bytes, pixelsMax);
  try {
    const metadata = await picture.metadata();
    const { format, compression, pages = 1, autoOrient } = metadata;
    if (decodedBytes(metadata) > pixelsMax * PIXEL_BYTES) return null;
    if (!known.formats.includes(format)) return null;
    if (compression !== undefined && compression !== 'av1') return null;
    await picture.resize(PROBE_SIDE_PX, PROBE_SIDE_PX, { fit: 'fill' }).raw().toBuffer();
    return { type: known.type, ...autoOrient, isAnimated: pages > 1 };
  } catch {
    return null;
  }
}

function decodedBytes({ width, height, channels, depth }: Metadata): number {
  return width * height * channels * (SAMPLE_BYTES[depth] ?? SAMPLE_BYTES['dpcomplex'] ?? 1);
}

/** The picture `width` pixels wide, upright, as WebP without metadata. Rejects for what can't be decoded. */
export function scaledPicture(bytes: Uint8Array, width: number): Promise<Picture> {
  return decoding(() => scaled(bytes, width));
}

async function scaled(bytes: Uint8Array, width: number): Promise<Picture> {
  const picture = await decoder(bytes);
  const { data, info } = await picture
    .rotate()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: WEBP_QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** A thumbhash in base64 (https://evanw.github.io/thumbhash). Rejects for what can't be decoded. */
export function placeholderOf(bytes: Uint8Array): Promise<string> {
  return decoding(() => thumbhashOf(bytes));
}

async function thumbhashOf(bytes: Uint8Array): Promise<string> {
  const [picture, { rgbaToThumbHash }] = await Promise.all([decoder(bytes), import('thumbhash')]);
  const { data, info } = await picture
    .rotate()
    .resize(PLACEHOLDER_SIDE_PX, PLACEHOLDER_SIDE_PX, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return toBase64(rgbaToThumbHash(info.width, info.height, data));
}
