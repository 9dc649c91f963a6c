// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './root.mjs';

/** @typedef {{ uid: string, name: string, handle: string, email: string, password: string }} DemoAccount */

/**
 * The seeded people, who sign in with one click in development.
 * @returns {Promise<DemoAccount[]>}
 */
export async function loadDemoAccounts() {
  const path = join(ROOT, 'tests/seed/cast.ts');
  if (!existsSync(path)) return [];
  /** @type {{ module: { CAST: readonly { uid: string, displayName: string, handle: string, email: string, password: string }[] } }} */
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return module.CAST.map(({ uid, displayName, handle, email, password }) => ({
    uid,
    name: displayName,
    handle,
    email,
    password,
  }));
}
