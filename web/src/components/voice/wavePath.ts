/** Units of the drawing: one bar and the gap after it, and the height of the loudest. */
export const BAR_STEP = 4;
export const WAVE_HEIGHT = 32;
const BAR_WIDTH = 2.5;
/** Silence is a dot, not a gap. */
const BAR_MIN = 2;

/** Upright bars around the middle, one for each level of 0 to 1. */
export function wavePath(levels: readonly number[]): string {
  return levels
    .map((level, index) => {
      const height = Math.max(BAR_MIN, Math.min(1, level) * WAVE_HEIGHT);
      const top = ((WAVE_HEIGHT - height) / 2).toFixed(1);
      return `M${index * BAR_STEP} ${top}h${BAR_WIDTH}v${height.toFixed(1)}h-${BAR_WIDTH}z`;
    })
    .join('');
}
