#!/usr/bin/env node
// @ts-check
/**
 * Starts the local Firebase engine: fireemu, or with `HEARTH_ENGINE=official` the Firebase Emulator
 * Suite. Product code never knows which: it sees only emulator hosts.
 *
 *   node scripts/engine.mjs [--profile strict|emulator] [--only auth,firestore,...]
 *     [--ports default|free|<first of nine>] [--import <folder>] [--export <folder>]
 *     [-- <command> ...]
 *
 * With a command it runs that with the emulator hosts in its environment and gives its exit code.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { fireemuArgs, fireemuCommand, fireemuMissing } from './engine/fireemu.mjs';
import { officialCommand, officialMissing } from './engine/official.mjs';
import { HOST, choosePorts } from './engine/ports.mjs';
import { spawnGroup } from './engine/process.mjs';
import { ROOT } from './root.mjs';

export const PROJECT_ID = 'demo-hearth';
const PORT_TAKEN = /Address in use|EADDRINUSE/;
const TRIES_MAX = 5;

/** @typedef {'auth' | 'firestore' | 'storage' | 'functions'} Service */

/** @type {readonly Service[]} */
export const SERVICES = ['auth', 'firestore', 'storage', 'functions'];

/** Far more than it takes, so that a busy machine gets there too. */
const READY_TIMEOUT_MS = 90_000;
/** The official suite may be downloaded by npx first. */
const OFFICIAL_READY_TIMEOUT_MS = 300_000;

/**
 * @typedef {object} EngineOptions
 * @property {'strict' | 'emulator'} [profile] `strict` behaves as production; security rules tests need `emulator`.
 * @property {readonly Service[]} [only] All of them unless told.
 * @property {import('./engine/ports.mjs').PortChoice} [ports] `free` unless told.
 * @property {string} [projectId]
 * @property {string | undefined} [importDir] State to begin with; a folder that is not there is ignored.
 * @property {string | undefined} [exportDir] Where to save the state when it stops.
 * @property {(line: string) => void} [onLine] Every line that the engine prints.
 * @property {AbortSignal} [signal] Gives up the start; an engine that runs is stopped by its `stop`.
 *
 * @typedef {object} Engine
 * @property {string} projectId
 * @property {Record<Service, string>} hosts `host:port` of each service.
 * @property {import('./engine/ports.mjs').Ports} ports Give them to the next start to come back at the same place.
 * @property {{ name: string, from: number, to: number }[]} moved Ports that were taken.
 * @property {Record<string, string>} env Emulator hosts for child processes.
 * @property {number} pid
 * @property {Promise<number>} exited
 * @property {() => string} lastOutput
 * @property {() => Promise<void>} stop Ends it; saves the state first when there is an `exportDir`.
 * @property {() => Promise<void>} kill Ends it as a crash would.
 */

/**
 * Starts an engine and resolves once it answers.
 * @param {EngineOptions} [options]
 * @returns {Promise<Engine>} Rejects with a message for people.
 */
export async function startEngine(options = {}) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      // Another program took a port between the choice and the start: others are free.
      const isTaken = error instanceof Error && PORT_TAKEN.test(error.message);
      if (!isTaken || tries === TRIES_MAX || typeof options.ports === 'object') throw error;
    }
  }
}

/**
 * @param {EngineOptions} options
 * @returns {Promise<Engine>}
 */
async function startOnce(options) {
  const { profile = 'strict', only = SERVICES, projectId = PROJECT_ID, onLine } = options;
  const { importDir, exportDir } = options;
  const isOfficial = process.env['HEARTH_ENGINE'] === 'official';
  assertStartable(only, isOfficial);

  const { ports, moved } = await choosePorts(options.ports ?? 'free');
  const folders = {
    importDir: importDir && existsSync(importDir) ? importDir : undefined,
    exportDir,
  };
  const start = isOfficial
    ? officialCommand({ only, ports, projectId, ...folders })
    : fireemuStart({ profile, only, ports, projectId, ...folders });
  const group = spawnGroup(start.command, start.args, {
    cwd: ROOT,
    env: { ...process.env, METADATA_SERVER_DETECTION: 'none' },
  });
  if (onLine) group.onLine(onLine);
  void group.exited.then(start.remove);
  /** The official suite opens its ports before it has loaded the functions. */
  let isAnnounced = !isOfficial;
  group.onLine((line) => (isAnnounced ||= line.includes('All emulators ready')));

  const timeoutMs = isOfficial ? OFFICIAL_READY_TIMEOUT_MS : READY_TIMEOUT_MS;
  const abort = () => void group.stop('SIGKILL');
  options.signal?.addEventListener('abort', abort);
  const failure = await ready(group, only, ports, timeoutMs, () => isAnnounced);
  options.signal?.removeEventListener('abort', abort);
  if (failure) {
    await group.stop('SIGKILL');
    throw new Error(failure);
  }
  const hosts = hostsOf(ports);
  return {
    projectId,
    hosts,
    ports,
    moved,
    env: environment(projectId, hosts, only),
    pid: group.pid,
    exited: group.exited,
    lastOutput: group.lastOutput,
    stop: async () => void (await group.stop('SIGTERM', 20_000)),
    kill: async () => void (await group.stop('SIGKILL')),
  };
}

/**
 * @param {readonly Service[]} only
 * @param {boolean} isOfficial
 */
function assertStartable(only, isOfficial) {
  const engine = process.env['HEARTH_ENGINE'] ?? '';
  if (!['', 'fireemu', 'official'].includes(engine)) {
    throw new Error(`HEARTH_ENGINE is "${engine}"; it may be fireemu (the default) or official.`);
  }
  const missing = isOfficial ? officialMissing(only) : null;
  if (missing) throw new Error(missing);
  if (only.includes('functions') && !existsSync(join(ROOT, 'functions/lib/index.js'))) {
    throw new Error('The functions are not built. Run `npm run build -- functions` first.');
  }
}

/** @param {Parameters<typeof fireemuArgs>[0]} options */
function fireemuStart(options) {
  const { command, args } = fireemuCommand();
  const up = fireemuArgs(options);
  return { command, args: [...args, ...up.args], remove: up.remove };
}

/**
 * Waits until every service accepts connections; gives what went wrong, or null.
 * @param {import('./engine/process.mjs').Group} group
 * @param {readonly Service[]} only
 * @param {import('./engine/ports.mjs').Ports} ports
 * @param {number} timeoutMs
 * @param {() => boolean} isAnnounced
 */
async function ready(group, only, ports, timeoutMs, isAnnounced) {
  const end = Date.now() + timeoutMs;
  for (const service of only) {
    while (!(await accepts(ports[service])) || !isAnnounced()) {
      if (!group.isRunning())
        return `The local Firebase engine did not start.\n${explain(group.lastOutput())}`;
      if (Date.now() > end) {
        return `The local Firebase engine did not answer within ${timeoutMs / 1000} s.\n${group.lastOutput()}`;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return null;
}

/** @param {string} output */
function explain(output) {
  return /ENOENT|npm error|could not determine executable/.test(output)
    ? `${fireemuMissing()}\n${output}`
    : output;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * @param {import('./engine/ports.mjs').Ports} ports
 * @returns {Record<Service, string>}
 */
function hostsOf(ports) {
  return {
    auth: `${HOST}:${ports.auth}`,
    firestore: `${HOST}:${ports.firestore}`,
    storage: `${HOST}:${ports.storage}`,
    functions: `${HOST}:${ports.functions}`,
  };
}

/**
 * @param {string} projectId
 * @param {Record<Service, string>} hosts
 * @param {readonly Service[]} only
 */
function environment(projectId, hosts, only) {
  /** @type {Record<string, string>} */
  const env = {
    HEARTH_PROJECT_ID: projectId,
    GCLOUD_PROJECT: projectId,
    METADATA_SERVER_DETECTION: 'none',
    HEARTH_EMULATORS: JSON.stringify(hosts),
  };
  if (only.includes('auth')) env['FIREBASE_AUTH_EMULATOR_HOST'] = hosts.auth;
  if (only.includes('firestore')) env['FIRESTORE_EMULATOR_HOST'] = hosts.firestore;
  if (only.includes('storage')) env['FIREBASE_STORAGE_EMULATOR_HOST'] = hosts.storage;
  if (only.includes('functions')) env['HEARTH_FUNCTIONS_HOST'] = hosts.functions;
  return env;
}

/** @param {string[]} argv */
function parseCommandLine(argv) {
  const split = argv.indexOf('--');
  const { values } = parseArgs({
    args: split < 0 ? argv : argv.slice(0, split),
    options: {
      profile: { type: 'string', default: 'strict' },
      only: { type: 'string', default: SERVICES.join(',') },
      ports: { type: 'string', default: split < 0 ? 'default' : 'free' },
      import: { type: 'string' },
      export: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',').filter(isService);
  if (only.length === 0) throw new Error(`--only takes some of ${SERVICES.join(',')}.`);
  if (values.profile !== 'strict' && values.profile !== 'emulator') {
    throw new Error('--profile is strict or emulator.');
  }
  return {
    command: split < 0 ? [] : argv.slice(split + 1),
    isVerbose: values.verbose,
    options: /** @type {EngineOptions} */ ({
      profile: values.profile,
      only,
      ports: /^\d+$/.test(values.ports) ? Number(values.ports) : values.ports,
      importDir: values.import,
      exportDir: values.export,
    }),
  };
}

/**
 * @param {string} name
 * @returns {name is Service}
 */
function isService(name) {
  return SERVICES.some((service) => service === name);
}

/** @param {string[]} argv */
async function main(argv) {
  const { command, options, isVerbose } = parseCommandLine(argv);
  const isAlone = command.length === 0;
  const engine = await startEngine({
    ...options,
    ...(isAlone || isVerbose ? { onLine: console.log } : {}),
  });
  for (const { name, from, to } of engine.moved) {
    console.log(`Port ${from} (${name}) is taken; using ${to}.`);
  }
  const child = isAlone
    ? null
    : spawn(/** @type {string} */ (command[0]), command.slice(1), {
        stdio: 'inherit',
        env: { ...process.env, ...engine.env },
      });
  /** @type {Promise<number>} */
  const childCode = new Promise((resolve) => {
    child?.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child?.once('exit', (code) => resolve(code ?? 1));
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      child?.kill(signal);
      if (!child) void engine.stop();
    });
  }
  const code = await Promise.race([childCode, engine.exited]);
  await engine.stop();
  child?.kill();
  return code;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}
