import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TILE_GAP_PX, tileGrid } from './tileGrid';

const WIDE = { width: 1264, height: 640 };
const TALL = { width: 374, height: 640 };

function shapeOf(count: number, box = WIDE) {
  const { columns, rows } = tileGrid(count, box);
  return `${columns}x${rows}`;
}

it('lays people out by the shape of the window', () => {
  expect([1, 2, 3, 4, 5, 6].map((count) => shapeOf(count))).toEqual([
    '1x1',
    '2x1',
    '2x2',
    '2x2',
    '3x2',
    '3x2',
  ]);
  expect([1, 2, 3, 4, 5, 6].map((count) => shapeOf(count, TALL))).toEqual([
    '1x1',
    '1x2',
    '1x3',
    '2x2',
    '2x3',
    '2x3',
  ]);
});

it('keeps a tile between upright and wide', () => {
  const one = tileGrid(1, { width: 2000, height: 400 }).tile;
  expect(one).toEqual({ width: 711, height: 400 });
  expect(tileGrid(1, { width: 300, height: 900 }).tile).toEqual({ width: 300, height: 400 });
});

it('has nothing to show in no room', () => {
  expect(tileGrid(3, { width: 0, height: 0 }).tile).toEqual({ width: 0, height: 0 });
  expect(tileGrid(0, WIDE).tile).toEqual({ width: 0, height: 0 });
});

it('never leaves the box, leaves nobody out and leaves no row empty', () => {
  const side = fc.integer({ min: 40, max: 4000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), side, side, (count, width, height) => {
      const { columns, rows, tile } = tileGrid(count, { width, height });
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns * (rows - 1)).toBeLessThan(count);
      expect(columns * tile.width + (columns - 1) * TILE_GAP_PX).toBeLessThanOrEqual(width);
      expect(rows * tile.height + (rows - 1) * TILE_GAP_PX).toBeLessThanOrEqual(height);
    }),
  );
});
