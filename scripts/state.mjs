// @ts-check
/** Where the local workspace is kept between starts, one folder for each start that runs at once. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
  closeSync,
  existsSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './root.mjs';

const SLOTS_MAX = 9;
/** What an export has when it is whole. */
const EXPORT_MARK = 'firebase-export-metadata.json';

/**
 * @typedef {object} State
 * @property {number} slot 1 for the first start, 2 for one beside it, ...
 * @property {string} dir
 * @property {string} cacheDir For Vite, so that two starts do not share one.
 * @property {string} clientDir Where the client is built to.
 * @property {string | null} otherUrl Where the start that has slot 1 serves.
 * @property {() => boolean} isSaved
 * @property {(url: string) => void} announce
 * @property {() => void} clear
 * @property {() => void} release
 */

/** @returns {State} */
export function claimState() {
  const home = stateHome();
  mkdirSync(home, { recursive: true, mode: 0o700 });
  for (let slot = 1; slot <= SLOTS_MAX; slot += 1) {
    const lock = join(home, slot === 1 ? 'lock.json' : `lock-${slot}.json`);
    if (!takeLock(lock)) continue;
    const dir = join(home, slot === 1 ? 'state' : `state-${slot}`);
    return {
      slot,
      dir,
      cacheDir: join(home, slot === 1 ? 'vite' : `vite-${slot}`),
      clientDir: join(home, slot === 1 ? 'client' : `client-${slot}`),
      otherUrl: slot === 1 ? null : (ownerOf(join(home, 'lock.json'))?.url ?? null),
      isSaved: () => existsSync(join(dir, EXPORT_MARK)),
      announce: (url) => {
        rmSync(lock, { force: true });
        writeLock(lock, { pid: process.pid, url });
      },
      clear: () => rmSync(dir, { recursive: true, force: true }),
      release: () => rmSync(lock, { force: true }),
    };
  }
  throw new Error(
    `Hearth runs ${SLOTS_MAX} times from this folder already. Stop one of them first.`,
  );
}

/**
 * `.hearth` beside the sources; below a folder that everybody may write to, where the engine
 * refuses to save, a folder in the home directory.
 */
export function stateHome() {
  const beside = join(ROOT, '.hearth');
  if (!isBelowWorldWritable(beside)) return beside;
  const id = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  return join(homedir(), '.hearth', id);
}

/** @param {string} path */
function isBelowWorldWritable(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o002) !== 0) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** @param {string} path */
function takeLock(path) {
  if (tryLock(path)) return true;
  const owner = ownerOf(path);
  if (owner && isRunning(owner.pid)) return false;
  rmSync(path, { force: true });
  return tryLock(path);
}

/** @param {string} path */
function tryLock(path) {
  try {
    writeLock(path, { pid: process.pid, url: null });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @param {{ pid: number, url: string | null }} owner
 */
function writeLock(path, owner) {
  const file = openSync(path, 'wx');
  writeSync(file, JSON.stringify(owner));
  closeSync(file);
}

/**
 * @param {string} path
 * @returns {{ pid: number, url: string | null } | null}
 */
function ownerOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs');
  } catch {
    // No /proc on this system: the process may be any, so it is taken for ours.
    return true;
  }
}
