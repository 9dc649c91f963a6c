// @ts-check
/** Installs, bundles and watches the Cloud Functions: `functions/` is deployable by itself. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './root.mjs';
import { readWebConfig } from './webConfig.mjs';

const FOLDER = join(ROOT, 'functions');

/** Whether the installed packages are those of the lock file. */
export function areFunctionsInstalled() {
  const lock = join(FOLDER, 'package-lock.json');
  const installed = join(FOLDER, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** @param {(line: string) => void} say */
export function installFunctions(say) {
  if (areFunctionsInstalled()) return;
  say('Installing the packages of the functions ...');
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['ci', '--no-workspaces', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: FOLDER, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    throw new Error(`The packages of the functions can't be installed.\n${stdout}${stderr}`);
  }
}

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
  await new Promise((resolve) => {
    output.on('event', (event) => {
      if (event.code === 'ERROR') onRebuild(event.error.message);
      else if (event.code === 'BUNDLE_END') onRebuild(null);
      if (event.code === 'END' || event.code === 'ERROR') resolve(undefined);
    });
  });
  return { close: () => output.close() };
}

/** What stays outside the bundle: exactly what functions/package.json installs. */
function externals() {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
}
