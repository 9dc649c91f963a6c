import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loudness } from './levelMeter';
import { reduceLevels } from './reduceLevels';

describe('reduceLevels', () => {
  it.each([
    ['nothing', [], 3, [0, 0, 0]],
    ['keeps the loudest of each stretch', [0, 0.5, 0.1, 0.2, 1, 0], 3, [128, 51, 255]],
    ['spreads out few', [0.25, 0.5], 4, [128, 128, 255, 255]],
    ['makes the loudest full', [0.1, 0.2], 2, [128, 255]],
    ['leaves silence alone', [0.004, 0], 2, [13, 0]],
  ])('%s', (_name, levels, count, expected) => {
    expect([...reduceLevels(levels, count)]).toEqual(expected);
  });

  it('gives as many bytes as asked, none louder than the sound before it was reduced', () => {
    const levels = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 500 });
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 100 }), (before, count) => {
        const after = reduceLevels(before, count);
        expect(after).toHaveLength(count);
        if (before.some((level) => level >= 0.08)) expect(Math.max(...after)).toBe(255);
      }),
    );
  });

  it('loses no peak', () => {
    const levels = Array.from({ length: 1000 }, (_, index) => (index === 777 ? 1 : 0.01));
    expect(Math.max(...reduceLevels(levels, 64))).toBe(255);
  });
});

it('hears silence as 0, full scale as 1 and a half as loud somewhere between', () => {
  const at = (amplitude: number) => loudness(new Float32Array(8).fill(amplitude));
  expect(at(0)).toBe(0);
  expect(at(1)).toBe(1);
  expect(at(0.001)).toBe(0);
  expect(at(0.5)).toBeGreaterThan(at(0.1));
  expect(at(0.1)).toBeGreaterThan(0.5);
});
