/**
 * The address bar for pages that stand outside the app's router: the signed-out pages do without
 * it, which keeps them small. Inside the app its router follows what happens here.
 */
import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  return () => window.removeEventListener('popstate', onChange);
}

/** Path of the present address, without query. */
export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Goes to an address of this app without loading the page again. */
export function goTo(url: string, { isReplacing = false } = {}): void {
  if (isReplacing) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}
