import { routes } from '@hearth/domain/paths';
import { useEffect, type RefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import { ONE_COLUMN } from './useIsOneColumn';

const EDGE_PX = 24;
const GO_BACK_PX = 72;

/** On phones a swipe from the leading edge goes back to the list; the page follows the finger. */
export function useEdgeSwipe(page: RefObject<HTMLElement | null>, isEnabled: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    const element = page.current;
    if (!element || !isEnabled) return undefined;
    let start: { x: number; y: number } | null = null;
    let moved = 0;
    const direction = getComputedStyle(element).direction === 'rtl' ? -1 : 1;

    const begin = (event: TouchEvent) => {
      const touch = event.touches[0];
      if (!touch || event.touches.length > 1 || !matchMedia(ONE_COLUMN).matches) return;
      const fromEdge = direction === 1 ? touch.clientX : window.innerWidth - touch.clientX;
      if (fromEdge < EDGE_PX) start = { x: touch.clientX, y: touch.clientY };
    };
    const move = (event: TouchEvent) => {
      const touch = event.touches[0];
      if (!touch || !start) return;
      moved = Math.max(0, (touch.clientX - start.x) * direction);
      const isVertical = Math.abs(touch.clientY - start.y) > moved;
      if (isVertical) end();
      else element.style.transform = `translateX(${moved * direction}px)`;
    };
    const end = () => {
      element.style.removeProperty('transform');
      if (start && moved > GO_BACK_PX) void navigate(routes.home);
      start = null;
      moved = 0;
    };
    element.addEventListener('touchstart', begin, { passive: true });
    element.addEventListener('touchmove', move, { passive: true });
    element.addEventListener('touchend', end);
    element.addEventListener('touchcancel', end);
    return () => {
      element.removeEventListener('touchstart', begin);
      element.removeEventListener('touchmove', move);
      element.removeEventListener('touchend', end);
      element.removeEventListener('touchcancel', end);
      element.style.removeProperty('transform');
    };
  }, [page, isEnabled, navigate]);
}
