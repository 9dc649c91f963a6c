/**
 * The service worker: lets a page that was open before load again without a connection, and shows
 * notifications. It keeps files of the app only; what people write is in Firestore's cache and in
 * the outbox.
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
import { listenForPush } from './push';
import type { WorkerScope } from './workerScope';

declare const self: WorkerScope;

/** Longer than this without an answer is no connection. */
const ANSWER_TIMEOUT_MS = 4_000;
/** Grammars, emoji names, further alphabets: what this version used. */
const USED_FILES = 'hearth-used';
/** Files that keep their name from version to version. */
const NAMED_FILES = new Set(shellFiles.filter(({ revision }) => revision).map(({ url }) => url));

/** The newest version that can be had, else the kept one: a deploy shows with the next load. */
async function newest(request: Request, kept: string): Promise<Response> {
  const waiting = new AbortController();
  const timer = setTimeout(() => {
    waiting.abort();
  }, ANSWER_TIMEOUT_MS);
  try {
    const answer = await fetch(request, { signal: waiting.signal });
    // A redirect is the browser's to follow: an owner's new domain, the log-in of a network.
    if (answer.ok || answer.type === 'opaqueredirect') return answer;
  } catch {
    // Offline, or as good as.
  } finally {
    clearTimeout(timer);
  }
  return (await matchPrecache(kept)) ?? Response.error();
}

// A waiting version would keep an older app for offline than the one that runs. Pages of that one
// which miss a file reload (main.tsx).
void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
precache([...shellFiles]);
// Firebase Hosting answers below `/__/` itself.
registerRoute(
  new NavigationRoute(({ request }) => newest(request, PAGE), { denylist: [/^\/__\//] }),
);
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && NAMED_FILES.has(url.pathname),
  ({ request, url }) => newest(request, url.pathname),
);
routePrecached();
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: USED_FILES }),
);
// The files of another version have other names; those that do not are still in the HTTP cache.
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.delete(USED_FILES));
});
listenForPush(self);
