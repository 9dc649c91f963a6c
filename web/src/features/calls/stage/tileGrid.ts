export interface Sides {
  width: number;
  height: number;
}

export interface TileGrid {
  columns: number;
  rows: number;
  /** Of one tile, in whole CSS pixels. */
  tile: Sides;
}

/** Between tiles, in CSS pixels. */
export const TILE_GAP_PX = 8;
/** Width by height: a face needs neither a letter box nor a slit. */
export const ASPECT_MIN = 3 / 4;
const ASPECT_MAX = 16 / 9;

/** In a wide window, narrower tiles would cut wide pictures. */
const ASPECT_WANTED = 1.2;

/** How `count` tiles of one size fill a box best: the ones win that show most, then the fewest rows. */
export function tileGrid(count: number, box: Sides): TileGrid {
  let best: TileGrid = { columns: 1, rows: Math.max(1, count), tile: { width: 0, height: 0 } };
  for (let rows = 1; rows <= count; rows += 1) {
    const columns = Math.ceil(count / rows);
    // Otherwise a row would be empty.
    if (columns * (rows - 1) >= count) continue;
    const tile = largestIn({ width: share(box.width, columns), height: share(box.height, rows) });
    if (worthOf(tile, box) > worthOf(best.tile, box)) best = { columns, rows, tile };
  }
  return best;
}

/** What each of several side by side gets, without the gaps between. */
function share(length: number, count: number): number {
  return Math.max(0, (length - TILE_GAP_PX * (count - 1)) / count);
}

function largestIn({ width, height }: Sides): Sides {
  return {
    width: Math.floor(Math.min(width, height * ASPECT_MAX)),
    height: Math.floor(Math.min(height, width / ASPECT_MIN)),
  };
}

function worthOf({ width, height }: Sides, box: Sides): number {
  const isWide = box.width > box.height;
  return width * height * (isWide && height > 0 ? Math.min(1, width / height / ASPECT_WANTED) : 1);
}
