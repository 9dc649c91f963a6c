import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleAlternatives } from './handleAlternatives';
import { handleProblem } from './user';

describe('handleAlternatives', () => {
  it('stays close to what was wanted', () => {
    expect(handleAlternatives('ada', () => 0.5)).toEqual(['ada_', 'the_ada', 'ada50', 'ada_5000']);
  });

  it('proposes only valid handles, never the taken one', () => {
    const handles = fc.stringMatching(/^[a-z0-9_]{3,20}$/);
    fc.assert(
      fc.property(handles, fc.double({ min: 0, max: 0.999, noNaN: true }), (handle, number) => {
        for (const other of handleAlternatives(handle, () => number)) {
          expect(handleProblem(other)).toBeNull();
          expect(other).not.toBe(handle);
        }
      }),
    );
  });
});
