// @ts-check
/** Bundles and watches the Cloud Functions, so that `functions/` is deployable by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './root.mjs';
import { readWebConfig } from './webConfig.mjs';

const FOLDER = join(ROOT, 'functions');

/**
 * Bundles `functions/src` with the domain into `functions/lib/index.js`.
 * @param {{ onRebuild?: (failure: string | null) => void }} [options] With `onRebuild` it watches.
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export async function buildFunctions({ onRebuild } = {}) {
  const { config } = readWebConfig();
  const output = await build({
    configFile: false,
    root: FOLDER,
    logLevel: onRebuild ? 'silent' : 'error',
    define: {
      HEARTH_REGION: JSON.stringify(config?.functionsRegion ?? 'europe-west1'),
      HEARTH_APP_CHECK_ENABLED: JSON.stringify(config?.appCheck != null),
      HEARTH_IDENTITY_PLATFORM: JSON.stringify(hasIdentityPlatform(config)),
      HEARTH_TURN_SECRET_MANAGED: JSON.stringify(config?.isTurnSecretManaged === true),
    },
    ssr: { noExternal: true, external: externals() },
    build: {
      ssr: 'src/index.ts',
      outDir: 'lib',
      emptyOutDir: !onRebuild,
      target: 'node22',
      minify: false,
      sourcemap: false,
      watch: onRebuild ? {} : null,
      rolldownOptions: { output: { entryFileNames: 'index.js' } },
    },
  });
  if (!onRebuild || !('on' in output)) return { close: () => Promise.resolve() };
  await firstBuild(output, onRebuild);
  return { close: () => output.close() };
}

/**
 * @param {import('vite').Rolldown.RolldownWatcher} watcher
 * @param {(failure: string | null) => void} onRebuild
 * @returns {Promise<void>} Rejects when the first build fails.
 */
function firstBuild(watcher, onRebuild) {
  return new Promise((resolve, reject) => {
    let isFirst = true;
    watcher.on('event', (event) => {
      if (event.code !== 'END' && event.code !== 'ERROR') return;
      const failure = event.code === 'ERROR' ? event.error.message : null;
      if (!isFirst) onRebuild(failure);
      else if (failure === null) resolve();
      else reject(new Error(`The functions do not build.\n${failure}`));
      isFirst = false;
    });
  });
}

/**
 * The tests of the functions ask for it by the environment; a local engine does without, because a
 * sign-in would wait for the functions to be up.
 * @param {import('./webConfig.mjs').WebConfig | null} config
 */
function hasIdentityPlatform(config) {
  return config?.hasIdentityPlatform === true || process.env['HEARTH_IDENTITY_PLATFORM'] === 'true';
}

/** What stays outside the bundle: exactly what functions/package.json installs. */
function externals() {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
}
