// @ts-check
/** How a locally served page learns where the engine is: a meta tag, which no policy forbids. */
import { demoAccounts } from '../tests/seed/cast.mjs';
import { readWebConfig } from './webConfig.mjs';

/**
 * @typedef {object} LocalSettings
 * @property {string} projectId
 * @property {{ auth: string, firestore: string, storage: string, functions: string }} emulators
 * @property {string} functionsRegion
 * @property {readonly { uid: string, name: string, handle: string, email: string, password: string }[]} demoAccounts
 */

/**
 * @param {string} projectId
 * @param {LocalSettings['emulators']} emulators
 * @returns {LocalSettings}
 */
export function localSettings(projectId, emulators) {
  return {
    projectId,
    emulators,
    functionsRegion: readWebConfig().config?.functionsRegion ?? 'europe-west1',
    demoAccounts,
  };
}

/** What the launcher put into the environment, or null when there is no engine. */
export function localSettingsFromEnv() {
  const emulators = process.env['HEARTH_EMULATORS'];
  if (!emulators) return null;
  return localSettings(process.env['HEARTH_PROJECT_ID'] ?? 'demo-hearth', JSON.parse(emulators));
}

/**
 * As Vite takes it for `transformIndexHtml`.
 * @param {LocalSettings} settings
 * @returns {{ tag: 'meta', attrs: { name: string, content: string }, injectTo: 'head-prepend' }}
 */
export function localMeta(settings) {
  return {
    tag: 'meta',
    attrs: { name: 'hearth-local', content: JSON.stringify(settings) },
    injectTo: 'head-prepend',
  };
}

/**
 * The same as HTML text.
 * @param {LocalSettings} settings
 */
export function localMetaHtml(settings) {
  const content = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<meta name="hearth-local" content="${content}">`;
}
