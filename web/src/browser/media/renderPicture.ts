/** From pixels to what is uploaded: nothing of the original file but its picture. */
import { toBase64 } from '@hearth/domain/media';
import { rgbaToThumbHash } from 'thumbhash';
import { fitInside, type Size } from './fitInside';
import { draw, type Painter, type Picture, type Surface } from './painter';

const QUALITY = 0.82;
/** The most that a thumbhash takes. */
const PLACEHOLDER_SIDE_PX = 100;
const WHITE = '#ffffff';

export interface Rendered extends Size {
  file: Blob;
  placeholder: string;
}

/** The picture with sides of at most `side` pixels; WebP, else PNG for what shines through, else JPEG. */
export async function renderPicture(
  painter: Painter,
  picture: Pick<Picture, 'source' | 'width' | 'height'>,
  side: number,
): Promise<Rendered> {
  const size = fitInside(picture, side);
  const surface = draw(painter, picture.source, size);
  const copy = smallCopy(painter, surface.context.canvas, size);
  const file =
    (await surface.encode('image/webp', QUALITY)) ??
    (isOpaque(copy) ? await encodeJpeg(surface, size) : await surface.encode('image/png', 1));
  if (!file) throw new Error('No picture could be written');
  return { ...size, file, placeholder: placeholderOf(copy) };
}

/** The thumbhash alone, of a picture that is sent as it is. */
export function renderPlaceholder(painter: Painter, picture: Picture): string {
  return placeholderOf(smallCopy(painter, picture.source, picture));
}

function smallCopy(painter: Painter, source: CanvasImageSource, size: Size): ImageData {
  const small = fitInside(size, PLACEHOLDER_SIDE_PX);
  return draw(painter, source, small).context.getImageData(0, 0, small.width, small.height);
}

function placeholderOf({ width, height, data }: ImageData): string {
  return toBase64(rgbaToThumbHash(width, height, data));
}

function isOpaque({ data }: ImageData): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

/** What shines through at an edge is white, not black. */
function encodeJpeg(surface: Surface, { width, height }: Size): Promise<Blob | null> {
  surface.context.globalCompositeOperation = 'destination-over';
  surface.context.fillStyle = WHITE;
  surface.context.fillRect(0, 0, width, height);
  return surface.encode('image/jpeg', QUALITY);
}
