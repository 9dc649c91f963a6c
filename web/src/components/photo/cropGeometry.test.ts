import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampCrop, cropSide, dragCrop, initialCrop, zoomCrop, ZOOM_MAX } from './cropGeometry';

const landscape = { width: 400, height: 200 };

describe('initialCrop', () => {
  it('is the largest square in the middle', () => {
    expect(initialCrop(landscape)).toEqual({ centerX: 200, centerY: 100, zoom: 1 });
    expect(cropSide(landscape, 1)).toBe(200);
  });
});

describe('dragCrop', () => {
  it('moves with the pointer, whatever the scale of the view', () => {
    const crop = dragCrop(landscape, initialCrop(landscape), { x: 10, y: 0 }, 100);
    expect(crop.centerX).toBe(180);
  });

  it('stops at the edge of the picture', () => {
    const crop = dragCrop(landscape, initialCrop(landscape), { x: -9_999, y: 50 }, 100);
    expect(crop).toEqual({ centerX: 300, centerY: 100, zoom: 1 });
  });
});

describe('zoomCrop', () => {
  it('keeps the point below the pointer in place', () => {
    const crop = zoomCrop(landscape, initialCrop(landscape), 2, { x: 0.5, y: 0 });
    // The right edge of the square was at 300 and stays there.
    expect(crop.centerX + cropSide(landscape, crop.zoom) / 2).toBe(300);
  });

  it('stays within its bounds', () => {
    expect(zoomCrop(landscape, initialCrop(landscape), 99).zoom).toBe(ZOOM_MAX);
    expect(zoomCrop(landscape, initialCrop(landscape), 0.1)).toEqual(initialCrop(landscape));
  });
});

describe('clampCrop', () => {
  it('never looks outside the picture', () => {
    const side = fc.integer({ min: 1, max: 10_000 });
    const anywhere = fc.double({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(
        side,
        side,
        anywhere,
        anywhere,
        fc.double({ min: 0, max: 9, noNaN: true }),
        (width, height, centerX, centerY, zoom) => {
          const crop = clampCrop({ width, height }, { centerX, centerY, zoom });
          const half = cropSide({ width, height }, crop.zoom) / 2;
          expect(crop.centerX - half).toBeGreaterThanOrEqual(-1e-6);
          expect(crop.centerY - half).toBeGreaterThanOrEqual(-1e-6);
          expect(crop.centerX + half).toBeLessThanOrEqual(width + 1e-6);
          expect(crop.centerY + half).toBeLessThanOrEqual(height + 1e-6);
        },
      ),
    );
  });
});
