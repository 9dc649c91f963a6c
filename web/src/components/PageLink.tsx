import type { MouseEvent, ReactNode } from 'react';
import { goTo } from './address';

/** A link within the app for pages that work with and without its router. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    const isOrdinary = event.button === 0 && !event.defaultPrevented;
    // With these the browser opens a tab or window, or saves the page.
    if (!isOrdinary || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  }
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  );
}
