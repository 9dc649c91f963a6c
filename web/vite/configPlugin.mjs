// @ts-check
import { inspect } from 'node:util';
import { createDevSignIn } from '../../scripts/devSignIn.mjs';
import { localMeta } from '../../scripts/localMeta.mjs';
import { readWebConfig } from '../../scripts/webConfig.mjs';

const ID = 'virtual:hearth-config';
const RESOLVED_ID = `\0${ID}`;

/**
 * Where a build talks to:
 * - `production`: the owner's project, written into the bundle.
 * - `local`: the emulators that the serving page names in a meta tag, so that one build serves
 *   whatever ports the engine got.
 * @typedef {'production' | 'local' | 'test'} Target
 */

/**
 * Gives the client `virtual:hearth-config`, typed in `web/src/app/config.d.ts`.
 * @param {import('../../scripts/localMeta.mjs').LocalSettings | null} local
 * @returns {import('vite').Plugin}
 */
export function hearthConfig(local) {
  /** @type {Target} */
  let target = 'production';
  return {
    name: 'hearth-config',
    config(_config, { command, mode, isPreview }) {
      target = mode === 'test' ? 'test' : local || mode === 'engine' ? 'local' : 'production';
      if (target !== 'production' || isPreview) return;
      const { problem } = readWebConfig();
      if (problem === null) return;
      const hint = command === 'serve' ? ' To try Hearth without a project, run `npm start`.' : '';
      throw plainError(problem + hint);
    },
    resolveId: (id) => (id === ID ? RESOLVED_ID : null),
    load: (id) => (id === RESOLVED_ID ? moduleFor(target) : null),
    transformIndexHtml: () => (local ? [localMeta(local)] : []),
    configureServer(server) {
      if (!local) return;
      const answer = createDevSignIn({
        authHost: local.emulators.auth,
        projectId: local.projectId,
        demoUids: local.demoAccounts.map(({ uid }) => uid),
      });
      server.middlewares.use((request, response, next) => {
        void answer(request, response).then((isAnswered) => {
          if (!isAnswered) next();
        });
      });
    },
  };
}

/**
 * Vite prints the stack of what stops it; here the sentence says all there is to know.
 * @param {string} message
 */
function plainError(message) {
  const error = new Error(message);
  error.stack = message;
  return Object.assign(error, { [inspect.custom]: () => message });
}

/**
 * @param {Target} target
 * @returns {string}
 */
function moduleFor(target) {
  switch (target) {
    case 'production':
      return productionModule();
    case 'local':
      return LOCAL_MODULE;
    case 'test':
      return constants({
        firebase: DEMO_OPTIONS,
        functionsRegion: 'europe-west1',
        appCheck: null,
        emulators: null,
        demoAccounts: null,
      });
  }
}

function productionModule() {
  const { config, problem } = readWebConfig();
  if (problem !== null) throw plainError(problem);
  return constants({ ...config, emulators: null, demoAccounts: null });
}

/** @param {Record<string, unknown>} values */
function constants(values) {
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

const DEMO_OPTIONS = {
  apiKey: 'demo',
  authDomain: 'demo-hearth.firebaseapp.com',
  projectId: 'demo-hearth',
  storageBucket: 'demo-hearth.firebasestorage.app',
  messagingSenderId: '0',
  appId: '1:0:web:0',
};

const LOCAL_MODULE = `
const local = JSON.parse(document.querySelector('meta[name="hearth-local"]').content);
export const firebase = { ...${JSON.stringify(DEMO_OPTIONS)}, projectId: local.projectId };
export const functionsRegion = local.functionsRegion;
export const appCheck = null;
export const emulators = local.emulators;
export const demoAccounts = local.demoAccounts;
`;
