// @ts-check
import { spawn } from 'node:child_process';

const OUTPUT_KEPT = 60;

/**
 * A child in a process group of its own, so that a signal reaches all of it and Ctrl-C in the
 * terminal does not reach it before its owner has decided what comes first.
 *
 * A guard process waits for the end of its owner and then ends the group, so that nothing stays
 * behind even when the owner is killed outright.
 * @typedef {object} Group
 * @property {number} pid
 * @property {Promise<number>} exited Resolves with the exit code; signals count as 128 + n.
 * @property {() => boolean} isRunning
 * @property {() => string} lastOutput
 * @property {(listener: (line: string) => void) => void} onLine
 * @property {(signal?: NodeJS.Signals, patienceMs?: number) => Promise<number>} stop
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Group}
 */
export function spawnGroup(command, args, { cwd, env } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  const guard = pid && process.platform !== 'win32' ? guardGroup(pid) : null;

  /** @type {string[]} */
  const kept = [];
  /** @type {((line: string) => void)[]} */
  const listeners = [];
  /** @param {string} line */
  const take = (line) => {
    kept.push(line);
    if (kept.length > OUTPUT_KEPT) kept.shift();
    for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) splitLines(stream, take);

  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => {
      take(error.message);
      resolve(127);
    });
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
  let isRunning = true;
  void exited.then(() => {
    isRunning = false;
    guard?.kill('SIGKILL');
  });

  return {
    pid,
    exited,
    isRunning: () => isRunning,
    lastOutput: () => kept.join('\n'),
    onLine: (listener) => void listeners.push(listener),
    async stop(signal = 'SIGTERM', patienceMs = 10_000) {
      signalGroup(pid, signal);
      const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), patienceMs);
      const code = await exited;
      clearTimeout(late);
      signalGroup(pid, 'SIGKILL');
      return code;
    },
  };
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** @param {number} pid */
function guardGroup(pid) {
  const script = `cat >/dev/null; kill -TERM -${pid} 2>/dev/null; sleep 5; kill -KILL -${pid} 2>/dev/null`;
  const guard = spawn('sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.unref();
  /** @type {import('node:net').Socket} */ (guard.stdin).unref();
  return guard;
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} take
 */
function splitLines(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  stream.on('end', () => {
    if (rest) take(rest);
  });
}
