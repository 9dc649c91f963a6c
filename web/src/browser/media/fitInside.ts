export interface Size {
  width: number;
  height: number;
}

/** The size scaled down so that no side is longer than `side`; whole pixels, at least one. */
export function fitInside({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
