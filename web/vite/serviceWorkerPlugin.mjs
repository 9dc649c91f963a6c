// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const SHELL_ID = 'virtual:hearth-shell';
const SOURCE = join(import.meta.dirname, '../src/worker/serviceWorker.ts');
const PAGE = '/index.html';
/** Files of `web/public` that every page asks for. */
const PUBLIC_FILES = ['theme.js', 'favicon.svg', 'favicon-unread.svg', 'manifest.webmanifest'];
/** Chunks below a folder, such as grammars, and rarer alphabets are kept once they were used. */
const SHELL_ASSET = /^assets\/(?:[^/]+\.(?:js|css)|inter-latin-wght-[^/]+\.woff2)$/;

/**
 * Builds the service worker beside the client, with the list of files that open the app offline.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'hearth-service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async writeBundle({ dir }, bundle) {
      if (!dir) return;
      const assets = Object.keys(bundle).filter((name) => SHELL_ASSET.test(name));
      const named = ['index.html', ...PUBLIC_FILES];
      const files = [
        ...assets.map((name) => ({ url: `/${name}`, revision: null })),
        ...named.map((name) => ({ url: `/${name}`, revision: hashOf(join(dir, name)) })),
      ];
      await buildWorker(dir, files, config);
    },
  };
}

/** @param {string} path */
function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
}

/**
 * @param {string} dir
 * @param {readonly { url: string, revision: string | null }[]} files
 * @param {import('vite').ResolvedConfig} config
 */
async function buildWorker(dir, files, { root, logLevel }) {
  await build({
    configFile: false,
    root,
    logLevel: logLevel ?? 'warn',
    plugins: [
      {
        name: 'hearth-shell-files',
        resolveId: (id) => (id === SHELL_ID ? `\0${SHELL_ID}` : null),
        load: (id) =>
          id === `\0${SHELL_ID}`
            ? `export const PAGE = ${JSON.stringify(PAGE)};
               export const shellFiles = ${JSON.stringify(files)};`
            : null,
      },
    ],
    build: {
      outDir: dir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: SOURCE,
        output: { format: 'iife', entryFileNames: 'serviceWorker.js' },
      },
    },
  });
}
