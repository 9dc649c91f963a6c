// @ts-check
/** Reads `web/firebase.config.json`, the one place for an owner's Firebase project. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './root.mjs';

const REQUIRED = /** @type {const} */ ([
  'apiKey',
  'authDomain',
  'projectId',
  'storageBucket',
  'messagingSenderId',
  'appId',
]);
/** What the console's snippet has and Hearth does not use. */
const IGNORED = ['measurementId', 'databaseURL'];

/**
 * @typedef {Record<typeof REQUIRED[number], string>} FirebaseOptions
 * @typedef {object} WebConfig
 * @property {FirebaseOptions} firebase
 * @property {string} functionsRegion
 * @property {string} [vapidKey] Left out while the file has none.
 * @property {{ siteKey: string } | null} appCheck
 * @property {boolean} isTurnSecretManaged Whether Secret Manager holds HEARTH_TURN_SECRET.
 * @property {boolean} hasIdentityPlatform Whether Auth is upgraded, so that it asks functions before a sign-in.
 */

/** Another file of the same shape, for owners with more than one project. */
export function webConfigPath() {
  return process.env['HEARTH_CONFIG'] ?? join(ROOT, 'web/firebase.config.json');
}

/**
 * @returns {{ config: WebConfig, problem: null } | { config: WebConfig | null, problem: string }}
 *   The problem is one sentence for people, with what to do.
 */
export function readWebConfig() {
  const path = webConfigPath();
  const name = path.startsWith(ROOT) ? relative(ROOT, path) : path;
  /** @type {unknown} */
  let raw;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { config: null, problem: `${name} can't be read as JSON: ${reason}` };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { config: null, problem: `${name} must hold one JSON object.` };
  }
  return checked(name, /** @type {Record<string, unknown>} */ (raw));
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} raw
 * @returns {ReturnType<typeof readWebConfig>}
 */
function checked(name, raw) {
  /** @param {string} key */
  const text = (key) =>
    typeof raw[key] === 'string' ? /** @type {string} */ (raw[key]).trim() : '';
  const siteKey = text('appCheckSiteKey');
  const vapidKey = text('vapidKey');
  const isAppCheckOn = raw['appCheckEnabled'] === true;
  /** @type {WebConfig} */
  const config = {
    firebase: /** @type {FirebaseOptions} */ (
      Object.fromEntries(REQUIRED.map((key) => [key, text(key)]))
    ),
    functionsRegion: text('functionsRegion') || 'europe-west1',
    ...(vapidKey ? { vapidKey } : {}),
    appCheck: isAppCheckOn ? { siteKey } : null,
    hasIdentityPlatform: raw['identityPlatform'] === true,
    isTurnSecretManaged: raw['turnSecretManaged'] === true,
  };
  const known = [
    ...REQUIRED,
    ...IGNORED,
    'functionsRegion',
    'vapidKey',
    'identityPlatform',
    'turnSecretManaged',
    'appCheckEnabled',
    'appCheckSiteKey',
  ];
  const unknown = Object.keys(raw).filter((key) => !known.includes(key));
  const missing = REQUIRED.filter((key) => config.firebase[key] === '');
  if (unknown.length > 0) {
    return { config, problem: `${name} has ${list(unknown)}, which Hearth does not know.` };
  }
  if (missing.length > 0) {
    return {
      config,
      problem:
        `${name} lacks ${list(missing)}: copy the web configuration of your Firebase project ` +
        'into it (docs/deploy.md, step 3).',
    };
  }
  if (isAppCheckOn && siteKey === '') {
    return {
      config,
      problem: `${name} switches App Check on without appCheckSiteKey (docs/deploy.md, step 6).`,
    };
  }
  return { config, problem: null };
}

/** @param {readonly string[]} words */
function list(words) {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
