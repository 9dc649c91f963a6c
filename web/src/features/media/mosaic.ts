/** The most room that the pictures of one message take, in CSS pixels. */
export const MOSAIC_WIDTH_PX = 400;
const MOSAIC_HEIGHT_PX = 320;
/** A tile that is narrower has no room for its buttons. */
const TILE_MIN_PX = 112;
/** Tiles of one message; the last one counts the rest. */
const TILES_MAX = 4;

export type MosaicShape = 'one' | 'two' | 'three' | 'four';

export interface Mosaic {
  shape: MosaicShape;
  /** The whole of it, in CSS pixels; it shrinks with its aspect where there is less room. */
  width: number;
  height: number;
  /** Width of each tile that is shown, for choosing a picture. */
  tileWidths: readonly number[];
  /** Pictures that have no tile of their own. */
  hiddenCount: number;
}

export interface Sides {
  width: number;
  height: number;
}

/** How the pictures of one message lie. Only from their sizes: nothing moves when they have come. */
export function mosaicOf(pictures: readonly Sides[]): Mosaic {
  const [first] = pictures;
  const half = MOSAIC_WIDTH_PX / 2;
  const layout = { width: MOSAIC_WIDTH_PX, hiddenCount: 0 };
  if (pictures.length <= 1) {
    const box = boxOf(first ?? { width: 0, height: 0 });
    return { ...layout, ...box, shape: 'one', tileWidths: [box.width] };
  }
  if (pictures.length === 2) {
    return { ...layout, height: 200, shape: 'two', tileWidths: [half, half] };
  }
  if (pictures.length === 3) {
    const third = MOSAIC_WIDTH_PX / 3;
    return { ...layout, height: 268, shape: 'three', tileWidths: [third * 2, third, third] };
  }
  return {
    ...layout,
    height: MOSAIC_HEIGHT_PX,
    shape: 'four',
    tileWidths: Array.from({ length: TILES_MAX }, () => half),
    hiddenCount: pictures.length - TILES_MAX,
  };
}

/** The box of a picture that stands alone: its own aspect, as far as that is sensible. */
function boxOf({ width, height }: Sides): Sides {
  if (width <= 0 || height <= 0) return { width: 320, height: 240 };
  const scale = Math.min(1, MOSAIC_WIDTH_PX / width, MOSAIC_HEIGHT_PX / height);
  return {
    width: Math.round(Math.max(TILE_MIN_PX, width * scale)),
    height: Math.round(Math.max(TILE_MIN_PX, height * scale)),
  };
}
