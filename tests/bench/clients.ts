/** The two builds that are measured, each served as Hosting would. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../scripts/engine.mjs';
import { serveApp } from '../../scripts/serve.mjs';

export interface Client {
  url: string;
  /** Absolute folder of the build. */
  dir: string;
  close(): Promise<void>;
}

/** Any project will do: the sign-in page asks nothing of it before somebody signs in. */
const MADE_UP_PROJECT = {
  apiKey: 'bench',
  authDomain: 'bench.firebaseapp.com',
  projectId: 'bench',
  storageBucket: 'bench.firebasestorage.app',
  messagingSenderId: '0',
  appId: '1:0:web:0',
};

function build(root: string, mode: string, dir: string, config?: string): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(
    process.execPath,
    [vite, 'build', 'web', '--mode', mode, '--outDir', dir, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: 'inherit',
      // Vite's runner, in which this runs, says "development" to whatever it starts.
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ...(config ? { HEARTH_CONFIG: config } : {}),
      },
    },
  );
  if (status !== 0) throw new Error(`The client did not build (${mode})`);
}

/** Exactly what an owner deploys, for a project that does not exist. */
export async function productionClient(root: string): Promise<Client> {
  const dir = join(root, '.hearth/bench/production');
  const config = join(root, '.hearth/bench/firebase.config.json');
  mkdirSync(join(root, '.hearth/bench'), { recursive: true });
  writeFileSync(config, JSON.stringify(MADE_UP_PROJECT));
  build(root, 'production', dir, config);
  return { dir, ...(await serveApp({ dir })) };
}

/** The same code for a local engine. */
export async function localClient(root: string, engine: Engine): Promise<Client> {
  const dir = join(root, '.hearth/bench/local');
  build(root, 'engine', dir);
  return { dir, ...(await serveApp({ dir, engine })) };
}
