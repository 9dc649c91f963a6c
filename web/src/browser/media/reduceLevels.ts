/** Below this a recording is silence, and stays so instead of being blown up to noise. */
const LOUDEST_MIN = 0.08;

/**
 * Many levels, each 0 to 1, as `count` bytes: the loudest of each stretch, so that the loudest of
 * all is 255. Fewer levels than bytes are spread out.
 */
export function reduceLevels(levels: readonly number[], count: number): Uint8Array {
  const reduced = new Uint8Array(count);
  if (levels.length === 0) return reduced;
  const top = levels.reduce((loudest, level) => Math.max(loudest, level), LOUDEST_MIN);
  for (let index = 0; index < count; index += 1) {
    const start = Math.floor((index * levels.length) / count);
    const end = Math.max(start + 1, Math.floor(((index + 1) * levels.length) / count));
    const loudest = levels.slice(start, end).reduce((most, level) => Math.max(most, level), 0);
    reduced[index] = Math.round((loudest / top) * 255);
  }
  return reduced;
}
