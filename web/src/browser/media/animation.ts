import type { Bytes } from './bytes';
import { isAnimatedGif, isGif, stripGif } from './gif';
import { isAnimatedPng, isPng, stripPng } from './png';
import { isAnimatedWebp, isWebp, stripWebp } from './webp';

/**
 * How to tell a moving picture and to rid it of all that is not picture. AVIF is not among them:
 * its metadata lies interwoven with the rest, so a moving one becomes a still.
 */
const FORMATS = {
  'image/gif': { is: isGif, isAnimated: isAnimatedGif, strip: stripGif },
  'image/png': { is: isPng, isAnimated: isAnimatedPng, strip: stripPng },
  'image/webp': { is: isWebp, isAnimated: isAnimatedWebp, strip: stripWebp },
} as const;

function formatOf(bytes: Uint8Array, type: string) {
  const format = Object.entries(FORMATS).find(([known]) => known === type)?.[1];
  return format?.is(bytes) ? format : null;
}

/** Whether a file of this type may move at all: others need not be read. */
export function canMove(type: string): boolean {
  return type in FORMATS;
}

/** Whether the file of this type holds a picture that moves. */
export function isAnimated(bytes: Uint8Array, type: string): boolean {
  return formatOf(bytes, type)?.isAnimated(bytes) ?? false;
}

/** The same picture without place, camera, dates and comments; null for a type not known here. */
export function withoutMetadata(bytes: Uint8Array, type: string): Bytes | null {
  return formatOf(bytes, type)?.strip(bytes) ?? null;
}
