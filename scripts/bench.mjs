#!/usr/bin/env node
// @ts-check
/** `npm run bench`: installs what is missing, then measures. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installMissing } from './install.mjs';
import { assertNodeVersion } from './nodeVersion.mjs';
import { ROOT } from './root.mjs';

assertNodeVersion();
try {
  await installMissing({ say: console.log });
  const { ensureChromium } = await import('./chromium.mjs');
  const chromium = await ensureChromium({ say: console.log });
  const bench = spawn(
    process.execPath,
    [join(ROOT, 'tests/bench/run.mjs'), ...process.argv.slice(2)],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROME_PATH: chromium } },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => bench.kill(signal));
  }
  bench.on('exit', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
