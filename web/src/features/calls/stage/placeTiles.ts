import type { StageLayout, StageTile } from './stageTiles';
import { ASPECT_MIN, TILE_GAP_PX, tileGrid, type Sides } from './tileGrid';

/** From the inline start and the top of the stage, in CSS pixels. */
export interface Rect extends Sides {
  start: number;
  top: number;
}

export interface PlacedTile {
  tile: StageTile;
  rect: Rect;
  /** Lies above another one. */
  isAbove: boolean;
}

/** A wider stage has the small tiles beside the large one, a narrower one below it. */
const BESIDE_FROM_ASPECT = 1.25;
const STRIP_SHARE = 0.19;
const STRIP_MIN_PX = 96;
const STRIP_MAX_PX = 232;
const ONE_ROW_MAX = 5;
const CORNER_SHARE = 0.2;
const CORNER_MIN_PX = 96;
const CORNER_MAX_PX = 216;

/** Where each tile lies, always in the order of the tiles, so that none is made anew when it moves. */
export function placeTiles(
  tiles: readonly StageTile[],
  layout: StageLayout,
  box: Sides,
): PlacedTile[] {
  const rects =
    layout.type === 'grid' ? gridRects(layout.tiles, whole(box)) : stageRects(layout, box);
  const cornerId =
    layout.type === 'stage' && layout.restIn === 'corner' ? layout.rest[0]?.id : null;
  return tiles.flatMap((tile) => {
    const rect = rects.get(tile.id);
    return rect ? [{ tile, rect, isAbove: tile.id === cornerId }] : [];
  });
}

function whole({ width, height }: Sides): Rect {
  return { start: 0, top: 0, width, height };
}

function gridRects(tiles: readonly StageTile[], box: Rect): Map<string, Rect> {
  const { columns, rows, tile: size } = tileGrid(tiles.length, box);
  const step = { x: size.width + TILE_GAP_PX, y: size.height + TILE_GAP_PX };
  const top = box.top + centred(box.height, rows * step.y - TILE_GAP_PX);
  return new Map(
    tiles.map((tile, index) => {
      const row = Math.floor(index / columns);
      const inRow = Math.min(columns, tiles.length - row * columns);
      const start = box.start + centred(box.width, inRow * step.x - TILE_GAP_PX);
      return [
        tile.id,
        { ...size, start: start + (index % columns) * step.x, top: top + row * step.y },
      ];
    }),
  );
}

function centred(room: number, length: number): number {
  return Math.round((room - length) / 2);
}

function stageRects(layout: Extract<StageLayout, { type: 'stage' }>, box: Sides) {
  const { main, rest, restIn } = layout;
  if (rest.length === 0) return new Map([[main.id, whole(box)]]);
  const isWide = box.width / Math.max(1, box.height) >= BESIDE_FROM_ASPECT;
  if (restIn === 'corner') {
    return new Map([
      [main.id, whole(box)],
      ...rest.map(({ id }) => [id, corner(box, isWide)] as const),
    ]);
  }
  const [mainRect, strip] = isWide ? columns(box) : rows(box, rest.length);
  return new Map([[main.id, mainRect], ...gridRects(rest, strip)]);
}

function columns({ width, height }: Sides): [Rect, Rect] {
  const strip = within(width * STRIP_SHARE, STRIP_MIN_PX, STRIP_MAX_PX);
  const main = Math.max(0, width - strip - TILE_GAP_PX);
  return [
    { start: 0, top: 0, width: main, height },
    { start: main + TILE_GAP_PX, top: 0, width: strip, height },
  ];
}

/** A few lie side by side, and then as high as that needs. */
function rows({ width, height }: Sides, count: number): [Rect, Rect] {
  const most = within(height * STRIP_SHARE, STRIP_MIN_PX, STRIP_MAX_PX);
  const needed = Math.floor((width / count - TILE_GAP_PX) / ASPECT_MIN);
  const strip = count > ONE_ROW_MAX ? most : Math.min(most, needed);
  const main = Math.max(0, height - strip - TILE_GAP_PX);
  return [
    { start: 0, top: 0, width, height: main },
    { start: 0, top: main + TILE_GAP_PX, width, height: strip },
  ];
}

/** At the end of the last line, as wide or as upright as the stage. */
function corner(box: Sides, isWide: boolean): Rect {
  const width = within(box.width * CORNER_SHARE, CORNER_MIN_PX, CORNER_MAX_PX);
  const height = Math.round(isWide ? (width * 10) / 16 : (width * 4) / 3);
  const margin = TILE_GAP_PX * 1.5;
  return {
    start: Math.max(0, box.width - width - margin),
    top: Math.max(0, box.height - height - margin),
    width,
    height,
  };
}

function within(value: number, min: number, max: number): number {
  return Math.round(Math.min(max, Math.max(min, value)));
}
