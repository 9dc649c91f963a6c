import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { goTo } from './address';

export interface PageLinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  to: string;
}

/** A link within the app. */
export function PageLink({ to, onClick, ...rest }: PageLinkProps) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event);
    const isOrdinary = event.button === 0 && !event.defaultPrevented;
    // With these the browser opens a tab or window, or saves the page.
    if (!isOrdinary || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  }
  return <a {...rest} href={to} onClick={follow} />;
}
