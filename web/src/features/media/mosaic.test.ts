import { describe, expect, test } from 'vitest';
import { mosaicOf } from './mosaic';
import { placeholderUrl } from './placeholderUrl';
import { splitName } from './splitName';
import { fileSizes } from '../../components/fileSize';
import { byMonth } from './byMonth';
import { clockTime } from '../../components/clockTime';

const square = { width: 1000, height: 1000 };

describe('mosaicOf', () => {
  test('one picture keeps its aspect within the room there is', () => {
    expect(mosaicOf([{ width: 4000, height: 2000 }])).toMatchObject({ width: 400, height: 200 });
    expect(mosaicOf([{ width: 1000, height: 4000 }])).toMatchObject({ width: 112, height: 320 });
    expect(mosaicOf([{ width: 200, height: 150 }])).toMatchObject({ width: 200, height: 150 });
  });

  test('a picture whose size nobody knows, or a sliver, has a box all the same', () => {
    expect(mosaicOf([{ width: 0, height: 0 }])).toMatchObject({ width: 320, height: 240 });
    expect(mosaicOf([{ width: 8000, height: 10 }])).toMatchObject({ width: 400, height: 112 });
    expect(mosaicOf([{ width: 1, height: 1 }])).toMatchObject({ width: 112, height: 112 });
  });

  test('two beside each other, three as one large and two, more as four with a count', () => {
    expect(mosaicOf([square, square]).shape).toBe('two');
    expect(mosaicOf([square, square, square])).toMatchObject({ shape: 'three', hiddenCount: 0 });
    expect(mosaicOf(Array.from({ length: 4 }, () => square)).hiddenCount).toBe(0);
    const ten = mosaicOf(Array.from({ length: 10 }, () => square));
    expect(ten).toMatchObject({ shape: 'four', hiddenCount: 6 });
    expect(ten.tileWidths).toHaveLength(4);
  });
});

test('a name keeps its ending in sight', () => {
  expect(splitName('Quarterly report 2026.pdf')).toEqual(['Quarterly report ', '2026.pdf']);
  expect(splitName('a.pdf')).toEqual(['', 'a.pdf']);
  expect(splitName('without-ending')).toEqual(['without-en', 'ding']);
  expect(splitName('👩‍🚀.png').join('')).toBe('👩‍🚀.png');
});

test('sizes as the language writes them', () => {
  expect(fileSizes('en').whole(1_400_000)).toBe('1.4 MB');
  expect(fileSizes('de').whole(1_400_000)).toBe('1,4 MB');
  expect(fileSizes('en').whole(12)).toBe('12 bytes');
  expect(fileSizes('en').part(12_000_000, 40_000_000)).toBe('12');
});

test('lengths and months', () => {
  expect(clockTime(7_000)).toBe('0:07');
  expect(clockTime(3_723_000)).toBe('1:02:03');
  const times = [new Date(2026, 5, 3), new Date(2026, 5, 1), new Date(2026, 4, 30)].map(Number);
  expect(byMonth(times, (time) => time).map(({ items }) => items.length)).toEqual([2, 1]);
});

test('a placeholder that is none shows nothing', () => {
  expect(placeholderUrl('')).toBeNull();
  expect(placeholderUrl('no base64 !')).toBeNull();
  expect(placeholderUrl('AAAA')).toBeNull();
  expect(placeholderUrl('3OcRJYB4d3h/iIeHeEh3eIhw+j2w')).toMatch(/^data:image\/png;base64,/);
});
