import { SECOND_MS, MINUTE_MS } from '@hearth/domain/time';
import type { FirebaseApp } from 'firebase/app';
import type { IceServer } from '../ports/calls';
import type { HearthConfig } from './config';

/** A call that begins now should not run into the end of what opens it. */
const MARGIN_MS = 10 * MINUTE_MS;
/** A function that slept takes a few seconds; without servers a call may still succeed. */
const WAIT_MS = 6 * SECOND_MS;

/**
 * STUN and TURN servers for a call in a room, good for others too, asked for again shortly before their credentials end. Never rejects: where
 * the function is missing or fails there are none, which is enough within one network.
 */
export function callServersOf(
  app: FirebaseApp,
  config: HearthConfig,
  now: () => number,
): (roomId: string) => Promise<readonly IceServer[]> {
  let known: { servers: readonly IceServer[]; expiresAt: number } | null = null;
  let asking: Promise<void> | null = null;
  let hasWarned = false;

  async function ask(roomId: string): Promise<void> {
    try {
      const { call } = await import('./functions');
      const { servers, expiresAt } = await call(app, config, 'callServers', { roomId });
      known = { servers: servers.map(withoutBlanks), expiresAt };
    } catch (error) {
      if (!hasWarned) console.warn('No servers for calls: only one network will do', error);
      hasWarned = true;
    } finally {
      asking = null;
    }
  }

  return async (roomId) => {
    if (known && now() < known.expiresAt - MARGIN_MS) return known.servers;
    asking ??= ask(roomId);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, WAIT_MS);
    });
    await Promise.race([asking, timeout]);
    clearTimeout(timer);
    return known && now() < known.expiresAt ? known.servers : [];
  };
}

/** Browsers refuse an `undefined` name. */
function withoutBlanks({
  urls,
  username,
  credential,
}: {
  urls: string[];
  username?: string | undefined;
  credential?: string | undefined;
}): IceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
