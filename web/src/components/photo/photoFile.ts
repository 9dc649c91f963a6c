import { HearthError } from '@hearth/domain/errors';
import { PHOTO_MAX_BYTES, PHOTO_SIDE_PX } from '@hearth/domain/limits';
import { cropSide, type Crop, type Size } from './cropGeometry';

/** What a browser can still decode without running out of memory. */
const FILE_MAX_BYTES = 40 * 1024 * 1024;
/** Tried in order until the photo is small enough. */
const QUALITIES = [0.88, 0.75, 0.6, 0.4];

/** A chosen file as a picture, upright; rejects with `fileType` or `fileTooLarge`. */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  if (file.size > FILE_MAX_BYTES) throw new HearthError('fileTooLarge');
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    throw new HearthError('fileType', { cause: error });
  }
}

/** Draws what the crop shows into a square of `side` pixels at the origin. */
export function drawCrop(
  context: CanvasRenderingContext2D,
  picture: CanvasImageSource & Size,
  crop: Crop,
  side: number,
): void {
  const from = cropSide(picture, crop.zoom);
  context.imageSmoothingQuality = 'high';
  context.clearRect(0, 0, side, side);
  context.drawImage(
    picture,
    crop.centerX - from / 2,
    crop.centerY - from / 2,
    from,
    from,
    0,
    0,
    side,
    side,
  );
}

/**
 * The photo as it is uploaded: square, small, re-encoded from pixels, so that nothing of the file
 * (place, camera, date) comes along. WebP, or JPEG where the browser writes none.
 */
export async function renderPhoto(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = PHOTO_SIDE_PX;
  canvas.height = PHOTO_SIDE_PX;
  const context = canvas.getContext('2d');
  if (!context) throw new HearthError('unknown', { message: 'No 2D canvas' });
  // JPEG has no transparency: what shines through is white, not black.
  context.fillStyle = '#ffffff';
  drawCrop(context, picture, crop, PHOTO_SIDE_PX);
  context.globalCompositeOperation = 'destination-over';
  context.fillRect(0, 0, PHOTO_SIDE_PX, PHOTO_SIDE_PX);
  for (const quality of QUALITIES) {
    const photo =
      (await encode(canvas, 'image/webp', quality)) ??
      (await encode(canvas, 'image/jpeg', quality));
    if (photo && photo.size <= PHOTO_MAX_BYTES) return photo;
  }
  throw new HearthError('fileTooLarge');
}

/** Null where the browser cannot write this type: it then gives PNG instead. */
async function encode(
  canvas: HTMLCanvasElement,
  type: string,
  quality: number,
): Promise<Blob | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return blob?.type === type ? blob : null;
}
