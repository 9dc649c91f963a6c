// @ts-check
/**
 * `npm test [-- <phase> ...]`: every suite, one after the other, each with a time-out. The last line
 * is `N passed, N failed`; a phase that breaks off counts as a failure.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup } from './engine/process.mjs';
import { findGoogleFirestore, startGoogleFirestore } from './engine/googleFirestore.mjs';
import { installMissing } from './install.mjs';
import { ROOT } from './root.mjs';
import { playwrightCounts, stepCounts, vitestCounts } from './testReports.mjs';

const MINUTE_MS = 60_000;
const REPORTS = join(ROOT, '.hearth/test');
const ENGINE = [process.execPath, 'scripts/engine.mjs'];
const VITEST = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run'];

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 *
 * @typedef {object} Phase
 * @property {string} name
 * @property {number} minutes
 * @property {() => Promise<Counts | string>} run Gives counts, or why there is nothing to run.
 */

/** @type {readonly Phase[]} */
const PHASES = [
  { name: 'check', minutes: 12, run: runCheck },
  {
    name: 'unit',
    minutes: 10,
    run: () => runVitest('unit', ['domain', 'web', 'functions', 'seed']),
  },
  {
    name: 'rules',
    minutes: 10,
    run: () => runVitest('rules', ['rules'], [...ENGINE, ...RULES_ENGINE]),
  },
  { name: 'rules-google', minutes: 15, run: runRulesOnGoogle },
  { name: 'engine', minutes: 10, run: runEngineTests },
  { name: 'mutation', minutes: 10, run: runMutation },
  { name: 'e2e', minutes: 20, run: runEndToEnd },
];
const RULES_ENGINE = ['--profile', 'emulator', '--only', 'auth,firestore,storage', '--'];

/** What runs at the moment, to be ended with the run. @type {Set<import('./engine/process.mjs').Group>} */
const running = new Set();
let deadline = Infinity;

/** @param {string[]} names */
export async function test(names) {
  const unknown = names.find((name) => !PHASES.some((phase) => phase.name === name));
  if (unknown) {
    console.error(`There is no phase "${unknown}": ${PHASES.map(({ name }) => name).join(', ')}.`);
    process.exit(1);
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      void Promise.all([...running].map((group) => group.stop())).then(() => process.exit(130));
    });
  }
  const total = { passed: 0, failed: 0 };
  try {
    mkdirSync(REPORTS, { recursive: true });
    await installMissing({ say: console.log });
    for (const phase of PHASES) {
      if (names.length > 0 && !names.includes(phase.name)) continue;
      const { passed, failed } = await runPhase(phase);
      total.passed += passed;
      total.failed += failed;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
  }
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

/**
 * @param {Phase} phase
 * @returns {Promise<Counts>}
 */
async function runPhase({ name, minutes, run }) {
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  deadline = startedAt + minutes * MINUTE_MS;
  const result = await run().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (typeof result === 'string') {
    console.log(`-- ${name}: left out, ${result}`);
    return { passed: 0, failed: 0 };
  }
  console.log(`-- ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

/**
 * Runs a command to its end or to the deadline of the phase, with its output passed on.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} The exit code; not zero after a time-out.
 */
async function runCommand(command, env = {}) {
  const [program = '', ...args] = command;
  const group = spawnGroup(program, args, {
    cwd: ROOT,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
  });
  running.add(group);
  group.onLine((line) => console.log(line));
  const timer = setTimeout(() => {
    console.error('The time of this phase is over; it is stopped.');
    void group.stop('SIGTERM', 5_000);
  }, deadline - Date.now());
  const code = await group.exited;
  clearTimeout(timer);
  running.delete(group);
  return Date.now() >= deadline ? 124 : code;
}

async function runCheck() {
  return stepCounts(await runCommand([process.execPath, 'scripts/check.mjs']), 'check.json');
}

/**
 * @param {string} name
 * @param {readonly string[]} projects
 * @param {readonly string[]} [within] A command that runs another one.
 * @param {NodeJS.ProcessEnv} [env]
 */
async function runVitest(name, projects, within = [], env = {}) {
  const report = join(REPORTS, `${name}.json`);
  const flags = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runCommand([...within, ...VITEST, ...flags, ...reporters], env);
  return vitestCounts(report, code);
}

async function runRulesOnGoogle() {
  const jar = findGoogleFirestore();
  if (!jar) return "Google's Firestore emulator is not installed";
  const emulator = await startGoogleFirestore(jar);
  try {
    return await runVitest('rules-google', ['rules'], [], {
      HEARTH_RULES_ENGINE: 'google',
      FIRESTORE_EMULATOR_HOST: emulator.host,
    });
  } finally {
    await emulator.stop();
  }
}

async function runEngineTests() {
  const code = await runCommand([process.execPath, 'scripts/build.mjs', 'functions']);
  if (code !== 0) return { passed: 0, failed: 1 };
  return runVitest('engine', ['engine'], [...ENGINE, '--']);
}

async function runMutation() {
  if (!existsSync(join(ROOT, 'tests/rules/mutate.mjs'))) return 'there is no mutation run yet';
  const code = await runCommand([process.execPath, 'tests/rules/mutate.mjs', '--sample']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function runEndToEnd() {
  const { ensureChromium } = await import('./chromium.mjs');
  const report = join(REPORTS, 'e2e.json');
  const code = await runCommand(
    [
      process.execPath,
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config',
      'tests/e2e/playwright.config.ts',
    ],
    { CHROME_PATH: await ensureChromium({ say: console.log }), HEARTH_E2E_REPORT: report },
  );
  return playwrightCounts(report, code);
}
