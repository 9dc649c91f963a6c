import { useEffect } from 'react';

/**
 * Keeps the app as high as what is really visible: where an on-screen keyboard lies over the page
 * instead of shrinking it, the composer stays above it.
 */
export function useViewportHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return undefined;
    const root = document.documentElement;
    const fit = () => {
      // A pinch zoom shrinks the visual viewport too, but covers nothing.
      const isZoomed = viewport.scale > 1.01;
      if (isZoomed) root.style.removeProperty('--viewport-height');
      else root.style.setProperty('--viewport-height', `${viewport.height}px`);
      // Safari scrolls the page to the field; the app fits already.
      if (!isZoomed && window.scrollY > 0) window.scrollTo(0, 0);
    };
    fit();
    viewport.addEventListener('resize', fit);
    return () => {
      viewport.removeEventListener('resize', fit);
      root.style.removeProperty('--viewport-height');
    };
  }, []);
}
