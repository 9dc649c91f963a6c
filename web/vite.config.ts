import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { engineSources, extendPolicy, hostingHeaders } from '../scripts/hosting.mjs';
import { localSettingsFromEnv } from '../scripts/localMeta.mjs';
import { hearthConfig } from './vite/configPlugin.mjs';
import { leanLibraries } from './vite/leanLibraries.mjs';
import { serviceWorker } from './vite/serviceWorkerPlugin.mjs';
import { startChunks } from './vite/startChunks.mjs';

/** Lets Vite's inline refresh script run in development, where the policy is otherwise that of production. */
const DEV_NONCE = 'hearth-development';

const SIMPLE_PEER = 'simple-peer/simplepeer.min.js';

const LARGE_DATA = [
  ['/@shikijs/langs/', 'grammars/'],
  ['/emojibase-data/', 'emoji/'],
] as const;

export default defineConfig(({ command, mode, isPreview }) => {
  const local =
    command === 'serve' && mode !== 'test' && !isPreview ? localSettingsFromEnv() : null;
  const headers = hostingHeaders('/index.html');
  return {
    root: import.meta.dirname,
    plugins: [react(), hearthConfig(local), leanLibraries(), serviceWorker()],
    resolve: {
      alias: [
        // Its entry for Node asks for `global`; the other one brings its own.
        { find: /^simple-peer$/, replacement: SIMPLE_PEER },
      ],
    },
    optimizeDeps: { include: [SIMPLE_PEER] },
    ...(local ? { html: { cspNonce: DEV_NONCE } } : {}),
    ...(process.env['HEARTH_VITE_CACHE'] ? { cacheDir: process.env['HEARTH_VITE_CACHE'] } : {}),
    server: {
      headers: local
        ? { ...headers, 'Content-Security-Policy': devPolicy(headers, local.emulators) }
        : {},
    },
    preview: { headers },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // Nothing inlined: the policy then needs no `data:` for scripts, styles and fonts.
      assetsInlineLimit: 0,
      // The first that know `light-dark()` themselves (May 2024): rewritten for older ones, a dark part
      // of a light page would stay light.
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
      // Grammars and emoji names are large and lazy; what loads first is measured by `npm run bench`.
      chunkSizeWarningLimit: 1024,
      rolldownOptions: {
        output: {
          codeSplitting: startChunks(),
          chunkFileNames: ({ moduleIds, facadeModuleId }) =>
            chunkName([...moduleIds, facadeModuleId ?? '']),
        },
      },
    },
    worker: { format: 'es' as const },
  };
});

/** What most people never load is in folders of its own: the service worker leaves those alone. */
function chunkName(moduleIds: readonly string[]): string {
  const folder = LARGE_DATA.find(([part]) => moduleIds.some((id) => id.includes(part)))?.[1];
  return `assets/${folder ?? ''}[name]-[hash].js`;
}

function devPolicy(headers: Record<string, string>, emulators: Record<string, string>): string {
  const sources = engineSources(emulators);
  return extendPolicy(headers['Content-Security-Policy'] ?? '', {
    ...sources,
    'connect-src': [...sources['connect-src'], 'ws:'],
    'script-src': [`'nonce-${DEV_NONCE}'`],
    // Vite adds styles as elements while developing.
    'style-src': ["'unsafe-inline'"],
  });
}
