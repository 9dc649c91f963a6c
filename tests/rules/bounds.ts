import { describe, expect, test } from 'vitest';
import type { Commit } from './commit';
import type { Engine } from './engine';
import { passes } from './verdict';

/** For every number that rules and domain share: a commit that uses it up to `size`. */
export type Bounds = Record<
  string,
  { max: number; attempt(size: number): Promise<{ by: string; commit: Commit }> }
>;

/** Each passes with its greatest size, and not with one more. */
export function testBounds(engine: Engine, bounds: Bounds): void {
  describe.each(Object.entries(bounds))('%s', (_, { max, attempt }) => {
    test.each([
      [max, true],
      [max + 1, false],
    ])('%d: %s', async (size, isAllowed) => {
      const { by, commit } = await attempt(size);
      expect(await passes(engine, by, commit)).toBe(isAllowed);
    });
  });
}
