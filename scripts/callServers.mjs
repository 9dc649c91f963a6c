// @ts-check
/**
 * Reads how an owner has set up the servers of calls, before it is deployed. The deployed function
 * judges the same values (`functions/src/adapters/callServersConfig.ts`) and writes what is wrong into
 * its log.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ROOT } from './root.mjs';

const HOST = String.raw`(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?`;
const STUN_URL = new RegExp(`^stuns?:${HOST}$`);
const TURN_URL = new RegExp(String.raw`^turns?:${HOST}(?:\?transport=(?:udp|tcp))?$`);
const SECRET_MIN_CHARS = 24;

/**
 * @param {import('./webConfig.mjs').WebConfig | null} config
 * @returns {{ isRelayed: boolean, note: string }} The note is one sentence for people.
 */
export function readCallServers(config) {
  const projectId = config?.firebase.projectId ?? '';
  const files = ['.env', ...(projectId === '' ? [] : [`.env.${projectId}`])];
  return judged(
    Object.assign({}, ...files.map(variables)),
    `functions/${files[files.length - 1]}`,
    config?.isTurnSecretManaged === true,
  );
}

/**
 * @param {string} name
 * @returns {Record<string, string | undefined>}
 */
function variables(name) {
  const path = join(ROOT, 'functions', name);
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {string} file
 * @param {boolean} isManaged
 */
function judged(env, file, isManaged) {
  const stun = listed(env['HEARTH_STUN_URLS']);
  const turn = listed(env['HEARTH_TURN_URLS']);
  const secret = env['HEARTH_TURN_SECRET'] ?? '';
  const wrong =
    stun.find((url) => !STUN_URL.test(url)) ?? turn.find((url) => !TURN_URL.test(url)) ?? null;
  if (wrong !== null)
    return unset(`${file}: "${wrong}" is no address like turn:turn.example.org:3478`);
  if (turn.length === 0) {
    return unset(
      secret === ''
        ? 'none: calls fail between networks that let nothing in (docs/deploy.md, step 7)'
        : `${file}: HEARTH_TURN_SECRET is set, but HEARTH_TURN_URLS names no server`,
    );
  }
  if (isManaged && secret !== '') {
    return unset(
      `${file}: HEARTH_TURN_SECRET is set, and turnSecretManaged says Secret Manager has it`,
    );
  }
  if (isManaged) return { isRelayed: true, note: `${turn.join(', ')}, secret in Secret Manager` };
  if (secret === '') {
    return unset(`${file}: HEARTH_TURN_URLS names servers, but HEARTH_TURN_SECRET is not set`);
  }
  if (secret.length < SECRET_MIN_CHARS) {
    return unset(`${file}: HEARTH_TURN_SECRET has fewer than ${SECRET_MIN_CHARS} characters`);
  }
  return { isRelayed: true, note: turn.join(', ') };
}

/** @param {string} note */
const unset = (note) => ({ isRelayed: false, note });

/** @param {string | undefined} text */
function listed(text) {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
