/** The address bar: what it asks for, and how to change it without loading the page again. */
import { routeOf, type Route } from '@hearth/domain/route';
import { useMemo, useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  return () => window.removeEventListener('popstate', onChange);
}

/** Path of the present address, without query. */
export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** What the present address asks for. */
export function useRoute(): Route {
  const pathname = usePathname();
  return useMemo(() => routeOf(pathname), [pathname]);
}

/** Goes to an address of this app without loading the page again. */
export function goTo(url: string, { isReplacing = false } = {}): void {
  if (isReplacing) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}
