import { expect, it } from 'vitest';
import { clampPlace, nextCorner, snapPlace, stepOf } from './floatPlace';

const SIZE = { width: 240, height: 200 };
const ROOM = { width: 1000, height: 800 };
const CORNERS = {
  topLeft: { x: 12, y: 12 },
  topRight: { x: 748, y: 12 },
  bottomRight: { x: 748, y: 588 },
  bottomLeft: { x: 12, y: 588 },
};

it('stays whole in the window, however it was moved', () => {
  expect(clampPlace({ x: -50, y: -50 }, SIZE, ROOM)).toEqual(CORNERS.topLeft);
  expect(clampPlace({ x: 5000, y: 5000 }, SIZE, ROOM)).toEqual(CORNERS.bottomRight);
  expect(clampPlace({ x: 100.4, y: 90 }, SIZE, ROOM)).toEqual({ x: 100, y: 90 });
  expect(clampPlace({ x: 90, y: 90 }, SIZE, { width: 100, height: 100 })).toEqual(CORNERS.topLeft);
});

it('comes to rest beside the nearer edge', () => {
  expect(snapPlace({ x: 300, y: 200 }, SIZE, ROOM)).toEqual({ x: 12, y: 200 });
  expect(snapPlace({ x: 500, y: 200 }, SIZE, ROOM)).toEqual({ x: 748, y: 200 });
});

it('goes round the corners', () => {
  const { topLeft, topRight, bottomRight, bottomLeft } = CORNERS;
  expect(nextCorner(topLeft, SIZE, ROOM)).toEqual(topRight);
  expect(nextCorner(topRight, SIZE, ROOM)).toEqual(bottomRight);
  expect(nextCorner(bottomRight, SIZE, ROOM)).toEqual(bottomLeft);
  expect(nextCorner(bottomLeft, SIZE, ROOM)).toEqual(topLeft);
});

it('moves by arrow keys only', () => {
  expect(stepOf('ArrowLeft')).toEqual({ x: -32, y: 0 });
  expect(stepOf('ArrowDown')).toEqual({ x: 0, y: 32 });
  expect(stepOf('a')).toBeNull();
});
