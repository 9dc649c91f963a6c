/** Where a square looks at a picture: pure numbers, in pixels of the picture unless a name says otherwise. */

export interface Size {
  width: number;
  height: number;
}

/** The square that is cut out. `zoom` 1 fits the shorter side. */
export interface Crop {
  centerX: number;
  centerY: number;
  zoom: number;
}

export const ZOOM_MIN = 1;
export const ZOOM_MAX = 4;

/** The largest square, in the middle. */
export function initialCrop(picture: Size): Crop {
  return { centerX: picture.width / 2, centerY: picture.height / 2, zoom: ZOOM_MIN };
}

/** Side of the square. */
export function cropSide(picture: Size, zoom: number): number {
  return Math.min(picture.width, picture.height) / zoom;
}

/** The same crop with its zoom in bounds and its square inside the picture. */
export function clampCrop(picture: Size, crop: Crop): Crop {
  const zoom = clamp(crop.zoom, ZOOM_MIN, ZOOM_MAX);
  const half = cropSide(picture, zoom) / 2;
  return {
    zoom,
    centerX: clamp(crop.centerX, half, picture.width - half),
    centerY: clamp(crop.centerY, half, picture.height - half),
  };
}

/** Drags the picture below the square by screen pixels; the square shows `viewSide` of them. */
export function dragCrop(
  picture: Size,
  crop: Crop,
  move: { x: number; y: number },
  viewSide: number,
): Crop {
  const scale = cropSide(picture, crop.zoom) / viewSide;
  return clampCrop(picture, {
    ...crop,
    centerX: crop.centerX - move.x * scale,
    centerY: crop.centerY - move.y * scale,
  });
}

/** Zooms so that the point below the pointer stays where it is; `at` is -0.5 to 0.5 of the square. */
export function zoomCrop(
  picture: Size,
  crop: Crop,
  zoom: number,
  at: { x: number; y: number } = { x: 0, y: 0 },
): Crop {
  const wanted = clamp(zoom, ZOOM_MIN, ZOOM_MAX);
  const shrunk = cropSide(picture, crop.zoom) - cropSide(picture, wanted);
  return clampCrop(picture, {
    zoom: wanted,
    centerX: crop.centerX + at.x * shrunk,
    centerY: crop.centerY + at.y * shrunk,
  });
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
