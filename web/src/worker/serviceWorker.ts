/**
 * The service worker: lets a page that was open before load again without a connection. It keeps
 * files of the app only; what people write is in Firestore's cache and in the outbox.
 */
import { clientsClaim } from 'workbox-core';
import {
  addRoute as routePrecached,
  cleanupOutdatedCaches,
  matchPrecache,
  precache,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { PAGE, shellFiles } from 'virtual:hearth-shell';

/** Longer than this without an answer is no connection. */
const PAGE_TIMEOUT_MS = 4_000;
/** Grammars, emoji names, further alphabets: what this version used. */
const USED_FILES = 'hearth-used';

/** The newest page that can be had: a deploy shows with the next load. */
async function newestPage({ request }: { request: Request }): Promise<Response> {
  try {
    const page = await fetch(request, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS) });
    if (page.ok) return page;
  } catch {
    // Offline, or as good as.
  }
  return (await matchPrecache(PAGE)) ?? Response.error();
}

clientsClaim();
cleanupOutdatedCaches();
precache([...shellFiles]);
// Firebase Hosting answers below `/__/` itself.
registerRoute(new NavigationRoute(newestPage, { denylist: [/^\/__\//] }));
routePrecached();
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: USED_FILES }),
);
// The files of the next version have other names; those that do not are still in the HTTP cache.
self.addEventListener('activate', () => void caches.delete(USED_FILES));
