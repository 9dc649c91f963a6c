/** Decoding and drawing, the same for a worker and for the page. */
import type { Size } from './fitInside';

export interface Picture extends Size {
  source: CanvasImageSource;
  /** Gives its memory back. */
  close(): void;
}

export interface Surface {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  /** Null where the browser cannot write this type. */
  encode(type: string, quality: number): Promise<Blob | null>;
}

export interface Painter {
  /** Upright. Rejects when the browser cannot open it. */
  decode(file: Blob): Promise<Picture>;
  surface(size: Size): Surface;
}

/** The picture drawn at this size. */
export function draw(painter: Painter, source: CanvasImageSource, size: Size): Surface {
  const surface = painter.surface(size);
  surface.context.imageSmoothingQuality = 'high';
  surface.context.drawImage(source, 0, 0, size.width, size.height);
  return surface;
}
