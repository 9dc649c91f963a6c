import type { GenericSlide } from 'yet-another-react-lightbox';
import type { Visual } from './visuals';

/** A page of the large view; we draw it ourselves. */
export interface VisualSlide extends GenericSlide, Visual {
  type: 'visual';
}

declare module 'yet-another-react-lightbox' {
  interface SlideTypes {
    visual: VisualSlide;
  }
}
