// @ts-check
/** Installs what the lock files name, where it is missing. Imports no package, so that it can run first. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup } from './engine/process.mjs';
import { ROOT } from './root.mjs';

const FOLDERS = /** @type {const} */ ([
  { name: 'Hearth', folder: ROOT, flags: [] },
  { name: 'the functions', folder: join(ROOT, 'functions'), flags: ['--no-workspaces'] },
]);

/**
 * @param {object} options
 * @param {(line: string) => void} options.say
 * @param {AbortSignal} [options.signal]
 */
export async function installMissing({ say, signal }) {
  for (const { name, folder, flags } of FOLDERS) {
    if (isInstalled(folder)) continue;
    say(`Installing the packages of ${name} ...`);
    const group = spawnGroup(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--prefer-offline', ...flags],
      {
        cwd: folder,
      },
    );
    const abort = () => void group.stop();
    signal?.addEventListener('abort', abort);
    const code = await group.exited;
    signal?.removeEventListener('abort', abort);
    if (code !== 0 && !signal?.aborted) {
      throw new Error(
        `The packages of ${name} could not be installed (npm ci, in ${folder}).\n${group.lastOutput()}`,
      );
    }
  }
}

/**
 * Whether every package of the lock file is there in that version. Optional ones may be missing:
 * they are for other platforms.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const installedPath = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const installed = packagesOf(installedPath);
  return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.link === true ||
      entry.optional === true ||
      entry.version === installed[path]?.version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }>}
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
