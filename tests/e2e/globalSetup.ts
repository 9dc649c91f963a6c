import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startEngine, SERVICES } from '../../scripts/engine.mjs';
import { serveApp } from '../../scripts/serve.mjs';
import { seedWorkspace } from '../seed/seedWorkspace';
import { CLIENT_DIR, engineAddress, rememberPlace } from './support/place';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the client as production would, but for whatever local engine its server names. */
function buildClient(): void {
  // For working on the tests: the build of the last run is good enough.
  if (process.env['HEARTH_E2E_KEEP_BUILD'] && existsSync(`${ROOT}${CLIENT_DIR}/index.html`)) return;
  const out = ['--outDir', `${ROOT}${CLIENT_DIR}`, '--emptyOutDir'];
  run([
    'node_modules/vite/bin/vite.js',
    'build',
    'web',
    '--mode',
    'engine',
    '--logLevel',
    'warn',
    ...out,
  ]);
}

function run(args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [...args], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed`);
}

export default async function globalSetup(): Promise<() => Promise<void>> {
  buildClient();
  if (existsSync(`${ROOT}scripts/build.mjs`)) run(['scripts/build.mjs', 'functions']);
  // What went wrong in the functions of a run is read here.
  const log = createWriteStream(`${ROOT}.hearth/e2e/engine.log`);
  const engine = await startEngine({
    profile: 'strict',
    onLine: (line) => void log.write(`${new Date().toISOString()} ${line}\n`),
    only: SERVICES.filter(
      (name) => name !== 'functions' || existsSync(`${ROOT}functions/lib/index.js`),
    ),
  });
  const app = await serveApp({ dir: CLIENT_DIR, engine });
  rememberPlace({ appUrl: app.url, projectId: engine.projectId, hosts: engine.hosts });
  await seedWorkspace(
    engineAddress({ projectId: engine.projectId, hosts: engine.hosts }),
    Date.now(),
  );
  return async () => {
    await app.close();
    await engine.stop();
    log.end();
  };
}
