// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { HOST } from './ports.mjs';

/** Downloaded where no `firebase` is installed. */
const FIREBASE_TOOLS = 'firebase-tools@15.34.2';
const JAVA_NEEDED = 21;

/** Major version of the `java` in the PATH, or null. */
export function javaVersion() {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error) return null;
  const match = /version "(?:1\.)?(\d+)/.exec(stderr);
  return match?.[1] ? Number(match[1]) : null;
}

/**
 * What is missing for the official suite with these emulators, as a sentence, or null.
 * @param {readonly string[]} only
 */
export function officialMissing(only) {
  if (!only.includes('firestore') && !only.includes('storage')) return null;
  const java = javaVersion();
  if (java !== null && java >= JAVA_NEEDED) return null;
  return (
    `HEARTH_ENGINE=official needs Java ${JAVA_NEEDED}; ` +
    (java === null ? 'no Java was found.' : `Java ${java} was found.`) +
    ` Install Java ${JAVA_NEEDED}, or unset HEARTH_ENGINE to use the built-in engine, which needs none.`
  );
}

/** @returns {{ command: string, args: string[] }} */
function firebaseCommand() {
  const { status } = spawnSync('firebase', ['--version'], { stdio: 'ignore' });
  return status === 0
    ? { command: 'firebase', args: [] }
    : { command: 'npx', args: ['--yes', FIREBASE_TOOLS] };
}

/**
 * The suite reads its ports from a configuration beside the rules, so a copy with the chosen ports
 * is written there for as long as it runs.
 * @param {object} options
 * @param {readonly string[]} options.only
 * @param {import('./ports.mjs').Ports} options.ports
 * @param {string} options.projectId
 * @param {string | undefined} options.importDir
 * @param {string | undefined} options.exportDir
 */
export function officialCommand({ only, ports, projectId, importDir, exportDir }) {
  const path = join(ROOT, `firebase.engine-${process.pid}.json`);
  const config = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8'));
  for (const [name, port] of Object.entries(ports)) {
    config.emulators[name] = { ...config.emulators[name], host: HOST, port };
  }
  config.emulators.ui.enabled = false;
  writeFileSync(path, JSON.stringify(config));

  const { command, args } = firebaseCommand();
  args.push('emulators:start', '--config', path);
  args.push('--project', projectId, '--only', only.join(','));
  if (importDir) args.push('--import', importDir);
  if (exportDir) args.push('--export-on-exit', exportDir);
  return { command, args, remove: () => rmSync(path, { force: true }) };
}
