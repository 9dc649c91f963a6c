import { expect, it } from 'vitest';
import { fitInside } from './fitInside';
import { renamed } from './fileNames';

it.each([
  ['IMG_1.HEIC', 'image/webp', 'IMG_1.webp'],
  ['photo', 'image/jpeg', 'photo.jpg'],
  ['a.b.png', 'image/png', 'a.b.png'],
  ['../x.jpg', 'image/webp', '_x.webp'],
  ['.jpg', 'image/webp', 'webp'],
])('%j as %s is %j', (name, type, expected) => {
  expect(renamed(name, type)).toBe(expected);
});

it.each([
  [
    { width: 4000, height: 3000 },
    { width: 2560, height: 1920 },
  ],
  [
    { width: 3000, height: 4000 },
    { width: 1920, height: 2560 },
  ],
  [
    { width: 640, height: 480 },
    { width: 640, height: 480 },
  ],
  [
    { width: 50_000, height: 5 },
    { width: 2560, height: 1 },
  ],
])('%o fits as %o', (size, expected) => {
  expect(fitInside(size, 2560)).toEqual(expected);
});
