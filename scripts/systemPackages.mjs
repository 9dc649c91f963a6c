// @ts-check
/** Programs that come from the system's packages, not from npm. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnGroup } from './engine/process.mjs';

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the program of one of these names would be, in every folder of PATH.
 * @param {readonly string[]} names
 */
export function inPath(names) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Whether {@link installPackage} can do anything here. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {string} name Of a Debian package. Failures show in what is missing afterwards. */
export async function installPackage(name) {
  await aptGet('update');
  await aptGet('install', '--no-install-recommends', name);
}

/** @param {string[]} args */
async function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await spawnGroup('apt-get', ['-y', '-q', ...args], { env }).exited;
}
