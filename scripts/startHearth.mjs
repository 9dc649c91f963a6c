// @ts-check
/** `npm start`: engine, functions, demo workspace and client, until Ctrl-C. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spawnGroup } from './engine/process.mjs';
import { HOST, freePorts, isPortFree } from './engine/ports.mjs';
import { installMissing } from './install.mjs';
import { demoAccounts } from '../tests/seed/cast.mjs';
import { ROOT } from './root.mjs';
import { claimState } from './state.mjs';

const CLIENT_PORT = 5173;
const VITE_CONFIG = join(ROOT, 'web/vite.config.ts');

const USAGE = `npm start -- [--fresh] [--port <number>] [--dev]

  --fresh   forget the saved workspace and seed a new one
  --port    serve the client there (otherwise ${CLIENT_PORT}, or a free one)
  --dev     reload changed modules in the page at once; \`npm run dev\` is the same

HEARTH_ENGINE=official runs it on the Firebase Emulator Suite (needs Java 21).`;

/**
 * Things to undo, last first; each once.
 * @typedef {(() => Promise<void> | void)[]} Undo
 */

/** @param {string[]} argv */
export async function start(argv) {
  const flags = parseFlags(argv);
  const aborted = new AbortController();
  /** @type {Undo} */
  const undo = [];
  /** @param {number} code */
  const end = async (code) => {
    if (aborted.signal.aborted) process.exit(code);
    aborted.abort();
    for (const step of undo.reverse()) await step();
    process.exit(code);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void end(signal === 'SIGTERM' ? 143 : 130));
  }

  try {
    await run(flags, undo, aborted.signal, (reason) => {
      if (aborted.signal.aborted) return;
      console.error(reason);
      void end(1);
    });
  } catch (error) {
    if (aborted.signal.aborted) return;
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
}

/** @param {string[]} argv */
function parseFlags(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string' },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
      throw new Error(`--port is a number from 1 to 65535, not "${values.port}".`);
    }
    return { isFresh: values.fresh, isDev: values.dev, port };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    console.error(`${reason}\n\n${USAGE}`);
    return process.exit(1);
  }
}

/**
 * @param {{ isFresh: boolean, isDev: boolean, port: number | null }} flags
 * @param {Undo} undo
 * @param {AbortSignal} signal
 * @param {(reason: string) => void} fail Ends a Hearth that runs.
 */
async function run(flags, undo, signal, fail) {
  await installMissing({ say: console.log, signal });
  const state = claimState();
  undo.push(state.release);
  if (flags.isFresh) state.clear();

  const { buildFunctions } = await import('./functions.mjs');
  const functions = await buildFunctions({
    onRebuild: (failure) => console.log(failure ?? 'The functions are built again.'),
  });
  undo.push(functions.close);

  const port = await clientPort(flags.port);
  const url = `http://${HOST}:${port}`;
  const engine = await startEngineFor(state, url, undo, signal, fail);
  if (!signal.aborted) {
    undo.push(await (flags.isDev ? serveSources : serveBuild)(state, port, engine));
  }
  state.announce(url);
  announce(state, url, engine);
}

/** @param {number | null} wanted */
async function clientPort(wanted) {
  if (await isPortFree(wanted ?? CLIENT_PORT)) return wanted ?? CLIENT_PORT;
  if (wanted !== null) throw new Error(`Port ${wanted} is taken by another program.`);
  const [free = 0] = await freePorts(1);
  return free;
}

/**
 * @param {import('./state.mjs').State} state
 * @param {string} clientUrl
 * @param {Undo} undo
 * @param {AbortSignal} signal
 * @param {(reason: string) => void} fail
 */
async function startEngineFor(state, clientUrl, undo, signal, fail) {
  const { startEngine } = await import('./engine.mjs');
  const isSaved = state.isSaved();
  const engine = await startEngine({
    profile: 'strict',
    ports: 'default',
    importDir: isSaved ? state.dir : undefined,
    exportDir: state.dir,
    onLine: (line) => reportEngine(line, clientUrl),
    signal,
  });
  let isReady = false;
  undo.push(async () => {
    // A start that breaks off must not save half a workspace over a whole one.
    if (!isReady) return engine.kill();
    await engine.stop();
    if (!state.isSaved()) console.error(`The workspace could not be saved in ${state.dir}.`);
  });
  void engine.exited.then((code) =>
    fail(`The local Firebase engine has ended (code ${code}).\n${engine.lastOutput()}`),
  );
  if (!isSaved) await seed(engine, signal);
  isReady = true;
  return engine;
}

/**
 * Mails and text messages that the engine "sends", as a person would get them, and what functions
 * complain about.
 * @param {string} line
 * @param {string} clientUrl
 */
function reportEngine(line, clientUrl) {
  const mail = /auth: (To .*): (http\S+)/.exec(line);
  if (mail?.[2]) {
    const query = new URL(mail[2]).searchParams;
    query.delete('newPassword');
    console.log(`[mail] ${mail[1]}: ${clientUrl}/auth/action?${query.toString()}`);
  } else if (/auth: To verify the phone/.test(line)) {
    console.log(`[text message] ${line.replace(/.*auth: /, '')}`);
  } else if (/^\[functions:\S*\] (warn|error)/i.test(line)) {
    console.log(line);
  }
}

/**
 * @param {import('./engine.mjs').Engine} engine
 * @param {AbortSignal} signal
 */
async function seed(engine, signal) {
  const group = spawnGroup(process.execPath, ['tests/seed/run.mjs'], {
    cwd: ROOT,
    env: { ...process.env, ...engine.env },
  });
  signal.addEventListener('abort', () => void group.stop());
  const code = await group.exited;
  if (code !== 0 && !signal.aborted) {
    throw new Error(`The demo workspace could not be made.\n${group.lastOutput()}`);
  }
}

/**
 * The client as Hosting would serve it, built just now.
 * @param {import('./state.mjs').State} state
 * @param {number} port
 * @param {import('./engine.mjs').Engine} engine
 */
async function serveBuild(state, port, engine) {
  const [{ build }, { serveApp }] = await Promise.all([import('vite'), import('./serve.mjs')]);
  await build({
    configFile: VITE_CONFIG,
    mode: 'engine',
    logLevel: 'warn',
    build: { outDir: state.clientDir },
  });
  const server = await serveApp({ dir: state.clientDir, port, engine });
  return server.close;
}

/**
 * The sources, for people who change them.
 * @param {import('./state.mjs').State} state
 * @param {number} port
 * @param {import('./engine.mjs').Engine} engine
 */
async function serveSources(state, port, engine) {
  Object.assign(process.env, engine.env, { HEARTH_VITE_CACHE: state.cacheDir });
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: VITE_CONFIG,
    logLevel: 'warn',
    server: { host: HOST, port, strictPort: true },
  });
  await server.listen();
  return () => server.close();
}

/**
 * @param {import('./state.mjs').State} state
 * @param {string} url
 * @param {import('./engine.mjs').Engine} engine
 */
function announce(state, url, engine) {
  if (state.otherUrl) {
    console.log(`Hearth runs at ${state.otherUrl} already; this one has a workspace of its own.`);
  }
  if (engine.moved.length > 0) {
    const moves = engine.moved.map(({ name, from, to }) => `${name} ${from} -> ${to}`);
    console.log(`Ports in use by other programs were replaced: ${moves.join(', ')}`);
  }
  const names = demoAccounts.map(({ name }) => name);
  console.log(`Hearth: ${url}   one-click sign-in as ${names.join(', ')}   Ctrl-C stops`);
}
