// @ts-check
/**
 * Google's own Firestore emulator, where Debian's package has put it: a second opinion on the
 * security rules. It has neither Auth nor Storage.
 */
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOST, freePorts } from './ports.mjs';
import { javaVersion } from './official.mjs';
import { spawnGroup } from './process.mjs';

const PACKAGE = 'google-cloud-cli-firestore-emulator';
const MAIN_CLASS = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
const JAVA_NEEDED = 17;
const READY_TIMEOUT_MS = 60_000;

/** @returns {string | null} The path of its jar, or null where it can't run. */
export function findGoogleFirestore() {
  const { status, stdout } = spawnSync('dpkg', ['-L', PACKAGE], { encoding: 'utf8' });
  if (status !== 0) return null;
  const jar = stdout.split('\n').find((path) => /firestore.*\.jar$/.test(path));
  return jar && (javaVersion() ?? 0) >= JAVA_NEEDED ? jar : null;
}

/**
 * @param {string} jar
 * @returns {Promise<{ host: string, stop: () => Promise<void> }>}
 */
export async function startGoogleFirestore(jar) {
  const [port = 0] = await freePorts(1);
  const args = ['-cp', jar, MAIN_CLASS, 'start', '--host', HOST, '--port', `${port}`];
  const group = spawnGroup('java', args);
  const end = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (!group.isRunning() || Date.now() > end) {
      await group.stop('SIGKILL');
      throw new Error(`Google's Firestore emulator did not start.\n${group.lastOutput()}`);
    }
    await sleep(100);
  }
  return { host: `${HOST}:${port}`, stop: async () => void (await group.stop()) };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
