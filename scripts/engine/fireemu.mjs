// @ts-check
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.mjs';

const VERSION = '0.7.1';

/** @typedef {'strict' | 'emulator'} Profile */

/**
 * How to start the engine on this machine: its own binary where there is a package for the
 * platform, else the same version through npx.
 * @returns {{ command: string, args: string[] }}
 */
export function fireemuCommand() {
  const name = `@fireemu/${process.platform}-${process.arch}`;
  const binary = process.platform === 'win32' ? 'fireemu.exe' : 'fireemu';
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const path = join(dirname(manifest), 'bin', binary);
    makeExecutable(path);
    return { command: path, args: [] };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      return { command: 'npx', args: ['--yes', `fireemu@${VERSION}`] };
    }
    throw error;
  }
}

/** The package arrives without the executable bit. @param {string} path */
function makeExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}

/** What to tell when the engine cannot be started at all. */
export function fireemuMissing() {
  return (
    `The local Firebase engine (fireemu ${VERSION}) does not start on ${process.platform}-${process.arch}.\n` +
    'Run `npm install` once with a network connection, or use the official Firebase Emulator Suite: ' +
    'install Java 21 and set HEARTH_ENGINE=official.'
  );
}

/**
 * @param {object} options
 * @param {Profile} options.profile
 * @param {readonly string[]} options.only
 * @param {import('./ports.mjs').Ports} options.ports
 * @param {string} options.projectId
 * @param {string | undefined} options.importDir
 * @param {string | undefined} options.exportDir
 */
export function fireemuArgs({ profile, only, ports, projectId, importDir, exportDir }) {
  const { path, remove } = writeConfig(profile);
  const args = ['up', '--config', path, '--project', projectId, '--only', only.join(',')];
  args.push('--http-port', `${ports.auth}`);
  const portNames = /** @type {const} */ ([
    'firestore',
    'storage',
    'functions',
    'eventarc',
    'tasks',
    'hub',
    'logging',
    'ui',
  ]);
  for (const name of portNames) args.push(`--${name}-port`, `${ports[name]}`);
  if (importDir) args.push('--import', importDir);
  if (exportDir) args.push('--export-on-exit', exportDir);
  return { args, remove };
}

/**
 * The strict profile is the file in the repository; the other one differs from it in one word.
 * @param {Profile} profile
 */
function writeConfig(profile) {
  const path = join(ROOT, 'fireemu.json');
  if (profile === 'strict') return { path, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'hearth-engine-'));
  const config = JSON.parse(readFileSync(path, 'utf8'));
  const changed = { ...config, profile, firebaseJson: join(ROOT, config.firebaseJson) };
  writeFileSync(join(folder, 'fireemu.json'), JSON.stringify(changed));
  return {
    path: join(folder, 'fireemu.json'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
