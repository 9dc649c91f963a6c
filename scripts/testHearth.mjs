// @ts-check
/**
 * `npm test [-- <phase> ...]`: every suite, each with a time-out. The last line is
 * `N passed, N failed`; a phase that breaks off counts as a failure.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup } from './engine/process.mjs';
import { findGoogleFirestore, startGoogleFirestore } from './engine/googleFirestore.mjs';
import { installMissing } from './install.mjs';
import { ROOT } from './root.mjs';
import { BROKEN, playwrightCounts, stepCounts, vitestCounts } from './testReports.mjs';

const MINUTE_MS = 60_000;
const REPORTS = join(ROOT, '.hearth/test');
const ENGINE = [process.execPath, 'scripts/engine.mjs'];
/** Builds the function that Auth asks before a sign-in, and tells its test to run. */
const BLOCKING = { HEARTH_IDENTITY_PLATFORM: 'true' };
/** What waits for engines, clocks and browsers may fail once on a busy machine; it is named then. */
const VITEST = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--retry=1'];
const PLAYWRIGHT = [
  process.execPath,
  'node_modules/@playwright/test/cli.js',
  'test',
  '--retries=1',
];

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} [again] Which passed only at their second try, and why not at their first.
 *
 * @typedef {object} Job What a phase runs with.
 * @property {number} deadline
 * @property {(line: string) => void} say
 *
 * @typedef {object} Phase
 * @property {string} name
 * @property {number} minutes
 * @property {(job: Job) => Promise<Counts | string>} run Gives counts, or why there is nothing to run.
 */

const RULES_ENGINE = ['--profile', 'emulator', '--only', 'auth,firestore,storage', '--'];

/**
 * Stages come one after the other. The lanes of a stage run side by side, because what waits for an
 * engine leaves a processor free; a lane's phases come one after the other.
 * @type {readonly (readonly (readonly Phase[])[])[]}
 */
const STAGES = [
  [[{ name: 'check', minutes: 12, run: runCheck }]],
  [[{ name: 'unit', minutes: 10, run: runUnit }]],
  [
    [
      { name: 'rules', minutes: 10, run: runRules },
      { name: 'engine', minutes: 10, run: runEngineTests },
      { name: 'signing-in', minutes: 5, run: runSigningIn },
    ],
    [
      { name: 'rules-google', minutes: 15, run: runRulesOnGoogle },
      { name: 'mutation', minutes: 10, run: runMutation },
    ],
  ],
  [[{ name: 'e2e', minutes: 30, run: runEndToEnd }]],
];
const PHASES = STAGES.flat(2);

/** What runs at the moment, to be ended with the run. @type {Set<import('./engine/process.mjs').Group>} */
const running = new Set();

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
    for (const stage of STAGES) {
      const lanes = stage.map((lane) =>
        lane.filter(({ name }) => !names.length || names.includes(name)),
      );
      const isAlone = lanes.filter((lane) => lane.length > 0).length < 2;
      const found = await Promise.all(lanes.map((lane) => runLane(lane, isAlone)));
      for (const { passed, failed } of found.flat()) {
        total.passed += passed;
        total.failed += failed;
      }
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
  }
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

/**
 * @param {readonly Phase[]} lane
 * @param {boolean} isAlone Otherwise each phase keeps what it prints until its end.
 */
async function runLane(lane, isAlone) {
  const found = [];
  for (const phase of lane) {
    /** @type {string[]} */
    const lines = [];
    found.push(await runPhase(phase, isAlone ? console.log : (line) => void lines.push(line)));
    if (lines.length > 0) console.log(lines.join('\n'));
  }
  return found;
}

/**
 * @param {Phase} phase
 * @param {(line: string) => void} say
 * @returns {Promise<Counts>}
 */
async function runPhase({ name, minutes, run }, say) {
  say(`\n== ${name}`);
  const startedAt = Date.now();
  const job = { deadline: startedAt + minutes * MINUTE_MS, say };
  const result = await run(job).catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    return BROKEN;
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (typeof result === 'string') {
    say(`-- ${name}: left out, ${result}`);
    return { passed: 0, failed: 0 };
  }
  for (const again of result.again ?? []) say(`   passed at the second try: ${again}`);
  say(`-- ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

/**
 * Runs a command to its end or to the deadline of the phase, with its output passed on.
 * @param {Job} job
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} The exit code; not zero after a time-out.
 */
async function runCommand({ deadline, say }, command, env = {}) {
  const [program = '', ...args] = command;
  const group = spawnGroup(program, args, {
    cwd: ROOT,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
  });
  running.add(group);
  group.onLine(say);
  const timer = setTimeout(() => {
    say('The time of this phase is over; it is stopped.');
    void group.stop('SIGTERM', 5_000);
  }, deadline - Date.now());
  const code = await group.exited;
  clearTimeout(timer);
  running.delete(group);
  return Date.now() >= deadline ? 124 : code;
}

/** @param {Job} job */
async function runCheck(job) {
  return stepCounts(await runCommand(job, [process.execPath, 'scripts/check.mjs']), 'check.json');
}

/** @param {Job} job */
function runUnit(job) {
  return runVitest(job, 'unit', { projects: ['domain', 'web*', 'functions*', 'seed'] });
}

/** @param {Job} job */
function runRules(job) {
  return runVitest(job, 'rules', { projects: ['rules'], within: [...ENGINE, ...RULES_ENGINE] });
}

/** @param {Job} job */
async function runRulesOnGoogle(job) {
  const jar = findGoogleFirestore();
  if (!jar) return "Google's Firestore emulator is not installed";
  const emulator = await startGoogleFirestore(jar);
  try {
    const env = { HEARTH_RULES_ENGINE: 'google', FIRESTORE_EMULATOR_HOST: emulator.host };
    return await runVitest(job, 'rules-google', { projects: ['rules'], env });
  } finally {
    await emulator.stop();
  }
}

/** @param {Job} job */
async function runEngineTests(job) {
  if (!(await buildsFunctions(job))) return BROKEN;
  return runVitest(job, 'engine', { projects: ['engine'], within: [...ENGINE, '--'] });
}

/**
 * Apart from the other tests on the engine: a blocking function holds up all their sign-ins.
 * @param {Job} job
 */
async function runSigningIn(job) {
  if (!(await buildsFunctions(job, BLOCKING))) return BROKEN;
  const within = [...ENGINE, '--'];
  return runVitest(job, 'signing-in', { projects: ['signing-in'], within, env: BLOCKING });
}

/**
 * @param {Job} job
 * @param {NodeJS.ProcessEnv} [env]
 */
async function buildsFunctions(job, env) {
  const build = [process.execPath, 'scripts/build.mjs', 'functions'];
  return (await runCommand(job, build, env)) === 0;
}

/**
 * @param {Job} job
 * @param {string} name
 * @param {object} options
 * @param {readonly string[]} options.projects
 * @param {readonly string[]} [options.within] A command that runs another one.
 * @param {NodeJS.ProcessEnv} [options.env]
 */
async function runVitest(job, name, { projects, within = [], env = {} }) {
  const report = join(REPORTS, `${name}.json`);
  const flags = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runCommand(job, [...within, ...VITEST, ...flags, ...reporters], env);
  return vitestCounts(report, code);
}

/** @param {Job} job */
async function runMutation(job) {
  const code = await runCommand(job, [process.execPath, 'tests/rules/mutate.mjs', '--sample']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** @param {Job} job */
async function runEndToEnd(job) {
  const { ensureChromium } = await import('./chromium.mjs');
  const { ensureCoturn } = await import('./coturn.mjs');
  const report = join(REPORTS, 'e2e.json');
  const config = ['--config', 'tests/e2e/playwright.config.ts'];
  const env = {
    CHROME_PATH: await ensureChromium(job),
    COTURN_PATH: (await ensureCoturn(job)) ?? '',
    HEARTH_E2E_REPORT: report,
    // Two processors share all browsers: what is only slow has not failed.
    HEARTH_E2E_PATIENCE: process.env['HEARTH_E2E_PATIENCE'] ?? '2',
  };
  return playwrightCounts(report, await runCommand(job, [...PLAYWRIGHT, ...config], env));
}
