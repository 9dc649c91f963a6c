import type { BrowserContext } from '@playwright/test';
import type { Place } from './place';

/** Takes the engine away from one browser and gives it back; the page's own server stays. */
export interface EngineCut {
  restore(): Promise<void>;
}

export async function cutEngine(context: BrowserContext, place: Place): Promise<EngineCut> {
  const hosts = new Set(Object.values(place.hosts));
  const isEngine = (url: URL) => hosts.has(url.host);
  await context.route(isEngine, (route) => route.abort('connectionrefused'));
  return { restore: () => context.unroute(isEngine) };
}
