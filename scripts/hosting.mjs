// @ts-check
/** The response headers of production, from `firebase.json`, for local servers that stand in for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * What Hosting sends for a path. A later rule wins over an earlier one.
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function hostingHeaders(path) {
  const { hosting } = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8'));
  /** @type {Record<string, string>} */
  const headers = {};
  for (const rule of hosting.headers) {
    if (!matches(rule.source, path)) continue;
    for (const { key, value } of rule.headers) headers[key] = value;
  }
  return headers;
}

/**
 * Opens a policy for the local engine: its hosts, and what else is named.
 * @param {string} policy
 * @param {Record<string, readonly string[]>} extra Sources to add, by directive.
 */
export function extendPolicy(policy, extra) {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .map((directive) => {
      const name = directive.split(' ')[0] ?? '';
      return [directive, ...(extra[name] ?? [])].join(' ');
    })
    .join('; ');
}

/**
 * The sources that the Firebase SDK needs to reach a local engine: requests to every service, and
 * the frame in which the auth emulator answers pop-ups.
 * @param {Record<string, string>} hosts
 */
export function engineSources(hosts) {
  return {
    'connect-src': Object.values(hosts).map((host) => `http://${host}`),
    'frame-src': [`http://${hosts['auth']}`],
  };
}

/**
 * `**` is anything, `*` anything but a slash: as much of Hosting's globs as `firebase.json` uses.
 * @param {string} glob
 * @param {string} path
 */
function matches(glob, path) {
  const source = glob
    .split('**')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*'))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}
