import type { LookupFunction } from 'node:net';

/** What may be fetched besides the open web, and how long it may take. */
export interface FetchPolicy {
  /** Addresses that are reachable although they are not public. */
  addresses: readonly string[];
  /** Ports besides 80 and 443. */
  ports: readonly number[];
  /** From the first look-up to the last byte, redirects included. */
  timeoutMs: number;
  /** Instead of the system's resolver. */
  lookup?: LookupFunction;
}

/** The one that holds in production. */
export const OPEN_WEB: FetchPolicy = { addresses: [], ports: [], timeoutMs: 5_000 };

/**
 * The policy of a running function. A local engine's tests serve their pages on loopback: there, and
 * only there, `HEARTH_PREVIEW_ALLOW` names what is reachable besides the open web, as
 * `address:port` with commas between, such as `127.0.0.1:27391`. Deployed functions don't read it.
 * The engine takes it from `functions/.env.demo-hearth`, the file of the project that exists only
 * locally: it is in the repository because the tests need it, holds no secret, and `firebase.json`
 * keeps it out of deploys.
 */
export function runningPolicy(env: NodeJS.ProcessEnv): FetchPolicy {
  if (env['FUNCTIONS_EMULATOR'] !== 'true') return OPEN_WEB;
  const allowed = (env['HEARTH_PREVIEW_ALLOW'] ?? '').split(',').flatMap((entry) => {
    const [, address, port] = /^([\d.]+):(\d+)$/.exec(entry.trim()) ?? [];
    return address && port ? [{ address, port: Number(port) }] : [];
  });
  return {
    ...OPEN_WEB,
    addresses: allowed.map(({ address }) => address),
    ports: allowed.map(({ port }) => port),
  };
}
